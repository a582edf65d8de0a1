import type { Range } from "./origin.ts";

/** The text of one authored file; `path` is relative to the project, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Line and column of an offset, both from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

/** The offset at which each line begins, found on the first question and kept as long as the file. */
function lineStarts(file: SourceFile): readonly number[] {
  const known = lineStartsOf.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = file.text.indexOf("\n"); at !== -1; at = file.text.indexOf("\n", at + 1)) starts.push(at + 1);
  lineStartsOf.set(file, starts);
  return starts;
}

/** Where an offset stands; offsets outside the text count as its nearest end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const inside = Math.min(Math.max(offset, 0), file.text.length);
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= inside) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
}

/** The offset of a line and column; the reverse of `positionAt`. */
export function offsetAt(file: SourceFile, line: number, column: number): number {
  return (lineStarts(file)[line - 1] ?? file.text.length) + column - 1;
}

/** The range between two offsets. */
export function rangeBetween(file: SourceFile, start: number, end: number): Range {
  const from = positionAt(file, start);
  const to = positionAt(file, Math.max(start, end));
  return { file: file.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** One line without its line break; empty when the file has no such line. */
export function lineText(file: SourceFile, line: number): string {
  const starts = lineStarts(file);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const end = starts[line] ?? file.text.length + 1;
  return file.text.slice(start, end - 1).replace(/\r$/, "");
}
