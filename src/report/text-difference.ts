import { diffArrays } from "diff";
import { visible } from "../diagnostic/frame.ts";

const mostLines = 8;
const widestLine = 88;
/** Beyond so many edits a comparison takes long and tells nobody anything. */
const mostEdits = 400;

/** One line of a long text that goes or comes. */
interface Line {
  readonly symbol: "-" | "+";
  readonly text: string;
}

/**
 * The lines in which two long texts differ, at most eight of each side of the report; the rest is counted. A line is
 * shown around the place where it changed.
 */
export function textDifference(before: string, after: string): readonly string[] {
  const lines = changedLines(before.split("\n"), after.split("\n"));
  const start = lines.length === 2 ? commonStart(before, after) : 0;
  const shown = lines.slice(0, mostLines).map(({ symbol, text }) => `${symbol} ${clip(text, start)}`);
  return lines.length > mostLines ? [...shown, `… and ${lines.length - mostLines} more lines`] : shown;
}

function changedLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return parts
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value, added }) => value.map((text): Line => ({ symbol: added ? "+" : "-", text })));
}

function commonStart(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index - (a.lastIndexOf("\n", index - 1) + 1);
}

function clip(line: string, around: number): string {
  const from = line.length <= widestLine ? 0 : Math.max(0, Math.min(around - 30, line.length - widestLine));
  const part = visible(line.slice(from, from + widestLine));
  return `${from > 0 ? "…" : ""}${part}${from + widestLine < line.length ? "…" : ""}`;
}
