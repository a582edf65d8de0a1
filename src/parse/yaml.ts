import { isScalar } from "yaml";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { emptyFile } from "../diagnostic/files.ts";
import { placed } from "../diagnostic/frame.ts";
import { textWithoutQuotes } from "../diagnostic/yaml.ts";
import { rangeBetween, type SourceFile } from "../source/source-file.ts";
import { turning } from "../util/characters.ts";
import { compose } from "./compose.ts";
import type { ParsedDocument } from "./parsed-document.ts";
import { noKey, readNode } from "./read-node.ts";
import { findUnquotedText, type UnquotedText } from "./unquoted-text.ts";
import { type Finding, report, type Walk } from "./walk.ts";

/** A file is read anew behind each text that should stand in quotes, unless that would take long. */
const unquotedLimit = 20;
const quicklyRead = 2 ** 16;

/**
 * Reads a file under the profile of design §2 (reliability-and-review.md A5): YAML 1.2 core without aliases, tags,
 * directives, merge keys and everything else that two readers could take differently. All findings come at once, each
 * with its range and frame; behind the first place where the parser lost its way, only those that are certain.
 */
export function parseYaml(file: SourceFile): Outcome<ParsedDocument> {
  const unquoted: Finding[] = [];
  let walk = readText(file, file.text);
  let found = reasonOf(walk);
  while (found !== undefined) {
    unquoted.push(findingOf(file, found));
    if (unquoted.length === unquotedLimit || file.text.length > quicklyRead) break;
    walk = readText(
      file,
      walk.text.slice(0, found.start) + "x".repeat(found.end - found.start) + walk.text.slice(found.end),
    );
    found = reasonOf(walk);
  }
  const { value, positions, findings, broken } = walk;
  // Behind a text that should stand in quotes, a fault without a reason of its own may be its echo.
  const isCertain = ({ start }: Finding) => (unquoted.length > 0 ? start < broken : start <= broken);
  const certain = [...unquoted, ...findings.filter(isCertain)];
  if (certain.length > 0) return { value: undefined, diagnostics: inOrder(certain) };
  return { value: { file: file.path, value, positions: Int32Array.from(positions) }, diagnostics: [] };
}

/** Walks through a text that has every value at the same place as the file. */
function readText(file: SourceFile, text: string): Walk {
  const found = { path: [], positions: [], findings: [], broken: Number.POSITIVE_INFINITY, braces: undefined };
  const walk: Walk = { file, text, ...found, value: undefined, turns: turning.test(text) };
  const document = compose(walk);
  const contents: unknown = document?.contents;
  if (document === undefined || isNothing(contents)) {
    if (walk.findings.length === 0) report(walk, emptyFile, [0, 0]);
  } else {
    walk.value = readNode(walk, contents, noKey);
  }
  return walk;
}

/** The unquoted text that is the reason for what went wrong first. */
function reasonOf({ text, broken, braces = broken }: Walk): UnquotedText | undefined {
  const first = Math.min(broken, braces);
  return Number.isFinite(first) ? findUnquotedText(text, first) : undefined;
}

function findingOf(file: SourceFile, { start, end, why, quoted }: UnquotedText): Finding {
  const diagnostic = textWithoutQuotes({ file: file.path, pointer: [] }, why, quoted);
  return { start, diagnostic: placed(diagnostic, file, rangeBetween(file, start, end)) };
}

function isNothing(contents: unknown): boolean {
  return contents === null || contents === undefined || (isScalar(contents) && contents.source === "");
}

/** In the order of the text, one finding of a code per place. */
function inOrder(findings: readonly Finding[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, diagnostic }) => {
      const key = `${diagnostic.code} ${start}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ diagnostic }) => diagnostic);
}
