import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { brief, code } from "../report/markdown/escape.ts";

/** What a page says when there is no plan to show. */
export interface Findings {
  /** The first words, which answer whether something will change. */
  readonly title: string;
  /** How deep the title stands in the page: 2 for its first one. */
  readonly level?: number;
  readonly diagnostics: readonly Diagnostic[];
}

const longestText = 400;

/** Findings as Markdown of fewer characters than `limit`: errors first, and how many found no room. */
export function findingsMarkdown({ title, level = 2, diagnostics }: Findings, limit: number): string {
  const sorted = diagnostics.toSorted((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
  const lines = sorted.map(findingLine);
  const room = limit - title.length - 200;
  let length = 0;
  const shown = lines.filter((line) => {
    length += line.length + 1;
    return length <= room;
  });
  const more =
    lines.length === shown.length ? [] : [`- … and ${lines.length - shown.length} more, in the log of the job`];
  return `${[`${"#".repeat(level)} ${title}`, "", ...shown, ...more].join("\n").trimEnd()}\n`;
}

function findingLine({ severity, code: number, summary, detail, fix, range }: Diagnostic): string {
  const place = range === undefined ? "" : ` ${code(`${range.file}:${range.line}`)}`;
  const sign = severity === "error" ? "❌ error" : "⚠️ warning";
  return `- ${sign} **${number}**${place} ${code(summary)} ${code(brief(detail, longestText))} ${code(brief(fix, longestText))}`;
}
