import type { Origin, Range } from "../source/origin.ts";
import { lineText, type SourceFile } from "../source/source-file.ts";
import { masked } from "../util/masked.ts";
import type { Diagnostic } from "./diagnostic.ts";

const linesBefore = 2;
const widestLine = 100;
const leadIn = 40;

/**
 * Control, format (bidirectional, zero-width), private and unpaired characters, what Unicode says is none, and all
 * spaces but the ordinary one.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;
const wide = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}\uff01-\uff60]/gu;
/** What takes no column: what stands on a letter, and the signs of ours around a text with a direction of its own. */
const combining = /\p{M}|[\u2066-\u2069]/gu;

/** The beginnings of commands that hosts read out of a log: `::error` at the start of a line, `##[error]` anywhere. */
const logCommand = /:(?=:[a-z])|#(?=#\[)/gi;

/**
 * Text that is safe on a terminal and in a log: what cannot be seen, would move the cursor or would be a command of
 * the host stands as its escape.
 */
export function visible(text: string): string {
  return text.replace(unprintable, escapeCharacter).replace(logCommand, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\t") return "\\t";
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** How many columns a terminal needs for a text that `visible` has made safe. */
export function width(text: string): number {
  const characters = [...text].length;
  return characters + (text.match(wide)?.length ?? 0) - (text.match(combining)?.length ?? 0);
}

/** The columns shown of a long line, so that the place that matters is among them. */
interface Window {
  readonly from: number;
  readonly to: number;
}

function windowAround(line: string, column: number): Window {
  if (line.length <= widestLine) return { from: 0, to: widestLine };
  const from = Math.max(0, Math.min(column - 1 - leadIn, line.length - widestLine));
  return { from, to: from + widestLine };
}

function shownPart(line: string, { from, to }: Window): string {
  const before = from > 0 && line !== "" ? "…" : "";
  const after = line.length > to ? "…" : "";
  return `${before}${visible(line.slice(from, to))}${after}`;
}

/** Spaces up to the range and carets under its part on the first line, at least one. */
function marks(line: string, range: Range, window: Window): string {
  const start = Math.min(range.column - 1, line.length);
  const end = range.endLine === range.line ? range.endColumn - 1 : line.trimEnd().length;
  const before = width(visible(line.slice(window.from, start))) + (window.from > 0 ? 1 : 0);
  const under = width(visible(line.slice(start, Math.min(end, window.to))));
  return `${" ".repeat(before)}${"^".repeat(Math.max(1, under))}`;
}

/**
 * The place of a range for people: file:line:column, up to two lines before, the line itself, and carets under the
 * range. No colour; the text of the file cannot steer the terminal.
 */
export function renderFrame(file: SourceFile, range: Range): string {
  const line = masked(lineText(file, range.line));
  const window = windowAround(line, range.column);
  const gutter = String(range.line).length;
  const row = (label: string, content: string) => `  ${label.padStart(gutter)} | ${content}`.trimEnd();
  const first = Math.max(1, range.line - linesBefore);
  const rows = Array.from({ length: range.line - first + 1 }, (_, index) => first + index).map((number) =>
    row(String(number), shownPart(masked(lineText(file, number)), window)),
  );
  const head = `${visible(range.file)}:${range.line}:${range.column}`;
  return [head, ...rows, row("", marks(line, range, window))].join("\n");
}

/** The file and range of an origin; undefined when that file cannot be had. */
export type Lookup = (origin: Origin) => { readonly file: SourceFile; readonly range: Range } | undefined;

/** Fills `range` and `frame` of findings that have an origin and no range yet. */
export function locateDiagnostics(diagnostics: readonly Diagnostic[], lookup: Lookup): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    if (diagnostic.origin === undefined || diagnostic.range !== undefined) return diagnostic;
    const found = lookup(diagnostic.origin);
    return found === undefined ? diagnostic : placed(diagnostic, found.file, found.range);
  });
}

/** The finding with its place in a text at hand. */
export function placed(diagnostic: Diagnostic, file: SourceFile, range: Range): Diagnostic {
  return { ...diagnostic, range, frame: renderFrame(file, range) };
}
