import { width } from "../../diagnostic/frame.ts";
import { clippedTo, planWidth } from "../layout.ts";
import type { PathLine, PathRow } from "../model/path-rows.ts";
import { cutBetweenWords } from "../model/whole-words.ts";
import type { Palette } from "../palette.ts";
import { isolatedInLines } from "../reading-direction.ts";
import { colourOf, signs } from "./signs.ts";

const half = (planWidth - 4) / 2;
const nounWidth = 5;
/** Deeper branches than these are not indented any further, so that names find room. */
const deepest = 10;
/** So many unchanged lines are shown on each side of a change. */
const near = 1;

/** The way before and after, side by side; what does not change far from any change is counted. */
export function sidesText(rows: readonly PathRow[], palette: Palette): readonly string[] {
  if (
    rows.every(
      ({ marks, before }) => marks.length === 0 || (before === null && rows.every((row) => row.before === null)),
    )
  )
    return [];
  const head = `  ${padded("  Before")}  After`;
  const shown = rows.map((_, index) =>
    rows.slice(Math.max(0, index - near), index + near + 1).some(({ marks }) => marks.length > 0),
  );
  const lines: string[] = [];
  let skipped = 0;
  for (const [index, row] of [...rows.entries(), [rows.length, undefined] as const]) {
    if (row !== undefined && shown[index] !== true) skipped++;
    else {
      if (skipped > 0) lines.push(palette.dim(`    … ${skipped} unchanged`));
      skipped = 0;
      if (row !== undefined) lines.push(rowText(row, palette));
    }
  }
  return ["", palette.dim(head), ...lines, ""];
}

function rowText({ before, after, marks }: PathRow, palette: Palette): string {
  const [mark] = marks;
  const sign = mark === undefined ? " " : signs[mark];
  const paint = mark === undefined ? (text: string) => text : colourOf(mark, palette);
  const left = padded(before === null ? "" : lineText(before, sign));
  const right = after === null ? "" : lineText(after, sign);
  return right === ""
    ? `  ${paint(left.trimEnd())}`
    : `  ${left.trim() === "" ? left : paint(left)}${paint(right.trimEnd())}`;
}

/** A side of a row; the title keeps its own order. Where nothing of it finds room, the id says which node it is. */
function lineText({ depth, id, noun, title }: PathLine, sign: string): string {
  const indent = `${sign} ${"  ".repeat(Math.min(depth, deepest))}`;
  const start = `${indent}${noun === "" ? "" : `${noun.padEnd(nounWidth)} `}`;
  const colon = noun === "" ? ":" : "";
  const cut = cutBetweenWords(`${start}${title}${colon}`.trimEnd(), half - 1);
  const end = colon !== "" && cut.endsWith(colon) ? colon : "";
  const own = cut.slice(start.length, cut.length - end.length);
  if (title !== "" && /^…?$/.test(own)) return named(start, `${id === "" ? title : id}${colon}`, indent);
  return `${cut.slice(0, start.length)}${isolatedInLines(own)}${end}`;
}

/** As many letters as find room; the noun goes first. */
function named(start: string, name: string, indent: string): string {
  const before = width(start) + width(name) < half ? start : indent;
  const room = half - 1 - width(before);
  return `${before}${isolatedInLines(width(name) <= room ? name : `${clippedTo(name, room - 1)}…`)}`;
}

function padded(text: string): string {
  return `${text}${" ".repeat(Math.max(0, half - width(text)))}`;
}
