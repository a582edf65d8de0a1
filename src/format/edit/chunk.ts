import { beginsLine, columnOf, type Lines, lineStart, nextLine } from "./lines.ts";
import type { TextCollection, TextPart } from "./text-tree.ts";

/** The whole lines of an entry or item, with the comments that belong to it. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly column: number;
  /** Nothing else stands on its first line, such as the dash of an item before the item's first key. */
  readonly alone: boolean;
}

/**
 * The chunks of a collection without braces, part by part: comments directly above a part belong to it, and so do
 * those below it that are indented further.
 */
export function chunksOf({ parts }: TextCollection, lines: Lines): ReadonlyMap<TextPart, Chunk> {
  const chunks = new Map<TextPart, Chunk>();
  let floor = 0;
  for (const part of parts) {
    const chunk = chunkOf(part, floor, lines);
    chunks.set(part, chunk);
    floor = chunk.end;
  }
  return chunks;
}

/** Whether an empty line stands between all of them. */
export function areSpaced(chunks: Iterable<Chunk>, lines: Lines): boolean {
  const [first, ...others] = chunks;
  let end = first?.end ?? 0;
  const spaced = others.map((chunk) => {
    const blank = blanksBefore(lines, chunk.start, end) < chunk.start;
    end = chunk.end;
    return blank;
  });
  return spaced.length > 0 && spaced.every((blank) => blank);
}

function chunkOf(part: TextPart, floor: number, lines: Lines): Chunk {
  const column = columnOf(lines, part.start);
  const alone = beginsLine(lines, part.start);
  let start = alone ? lineStart(lines, part.start) : part.start;
  if (alone) start = withComments(start, { floor, column }, lines);
  return { start, end: chunkEnd(part, column, lines), column, alone };
}

function withComments(line: number, { floor, column }: { floor: number; column: number }, lines: Lines): number {
  let start = line;
  for (let above = start; above > floor; ) {
    above = lineStart(lines, above - 1);
    if (above < floor || commentColumn(lines, above) > column) break;
    start = above;
  }
  return start;
}

/** Where the lines of a part end, comments that are indented further than the part included. */
function chunkEnd(part: TextPart, column: number, lines: Lines): number {
  let end = nextLine(lines, Math.max(part.after, part.node.end));
  for (;;) {
    const comment = commentColumn(lines, end);
    if (comment === Number.POSITIVE_INFINITY || comment <= column) return end;
    end = nextLine(lines, end);
  }
}

/** The column of the comment that a line consists of; infinite for any other line. */
function commentColumn(lines: Lines, start: number): number {
  const [spaces] = /^ *(?=#)/.exec(lines.text.slice(start, nextLine(lines, start))) ?? [];
  return spaces === undefined ? Number.POSITIVE_INFINITY : spaces.length;
}

/** The first of the empty lines that end at an offset. */
export function blanksBefore(lines: Lines, offset: number, floor: number): number {
  let start = offset;
  while (start > floor) {
    const above = lineStart(lines, start - 1);
    if (lines.text.slice(above, start).trim() !== "") break;
    start = above;
  }
  return start;
}

/** Behind the empty lines that begin at an offset. */
export function blanksBehind(lines: Lines, offset: number): number {
  let end = offset;
  while (end < lines.text.length && lines.text.slice(end, nextLine(lines, end)).trim() === "") {
    end = nextLine(lines, end);
  }
  return end;
}
