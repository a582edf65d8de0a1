import { width } from "../diagnostic/frame.ts";

/** The widest line of findings. */
export const findingWidth = 100;

/** The widest line of a plan, which shows two sides of a flow beside each other. */
export const planWidth = 80;

/** "1 flow", "2 flows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Breaks a text at spaces, so that no line takes more columns; a word that takes more stands alone. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const word of text.split(" ")) {
    const own = width(word);
    if (line !== "" && taken + 1 + own > columns) {
      lines.push(line);
      [line, taken] = [word, own];
    } else [line, taken] = line === "" ? [word, own] : [`${line} ${word}`, taken + 1 + own];
  }
  return [...lines, line];
}

/** The beginning of a text, in so many columns at most. */
export function clippedTo(text: string, columns: number): string {
  let taken = 0;
  let length = 0;
  for (const character of text) {
    taken += width(character);
    if (taken > columns) return text.slice(0, length);
    length += character.length;
  }
  return text;
}

/** A word that takes more columns, in pieces that do not. */
export function inPieces(word: string, columns: number): readonly string[] {
  const first = clippedTo(word, columns);
  return first === word || first === "" ? [word] : [first, ...inPieces(word.slice(first.length), columns)];
}

/** A space at which no line is broken; user text never holds one, because it would be shown as its escape. */
export const unbroken = "\u00a0";

/** Wraps a text behind a label; the following lines are indented by the label's width. */
export function hanging(label: string, text: string, columns = findingWidth): string {
  const indent = " ".repeat(label.length);
  return wrap(text, columns - label.length)
    .map((line, index) => `${index === 0 ? label : indent}${line}`.trimEnd().replaceAll(unbroken, " "))
    .join("\n");
}
