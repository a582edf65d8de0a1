import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";

/** GitHub shows ten of each kind and drops the rest without a word (reliability-and-review.md B1). */
const mostOfAKind = 10;

/** Findings as lines that GitHub shows beside the files: the ten worst of a kind, and how many more there are. */
export function annotations(diagnostics: readonly Diagnostic[]): string {
  const lines = (["error", "warning"] as const).flatMap((severity) =>
    diagnostics
      .filter((found) => found.severity === severity)
      .slice(0, mostOfAKind)
      .map(annotation),
  );
  const more = diagnostics.length - lines.length;
  const rest =
    more === 0 ? [] : [`::notice title=Flowform::and ${more} more; all of them are in the summary and in the log.`];
  return [...lines, ...rest].map((line) => `${line}\n`).join("");
}

function annotation({ severity, code, summary, detail, fix, range }: Diagnostic): string {
  const title = `${code} ${summary}`;
  const place =
    range === undefined
      ? []
      : [
          ["file", range.file],
          ["line", range.line],
          ["endLine", range.endLine],
          // Columns are only understood within one line.
          ...(range.line === range.endLine
            ? [
                ["col", range.column],
                ["endColumn", range.endColumn],
              ]
            : []),
        ];
  const properties = [...place, ["title", title]].map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${severity} ${properties.join(",")}::${data(`${visible(detail)}\n${visible(fix)}`)}`;
}

/** The signs that end a workflow command, as GitHub's own toolkit writes them. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Text that GitHub prints without reading commands out of it. The word must be one that nobody could foresee. */
export function quoted(text: string, word: string): string {
  return `::stop-commands::${word}\n${text}${text.endsWith("\n") ? "" : "\n"}::${word}::\n`;
}
