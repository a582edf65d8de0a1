/** A text with the questions that edits ask about its lines. It ends with a line break. */
export interface Lines {
  readonly text: string;
  /** The line break that the text uses. */
  readonly eol: string;
}

/** One stretch of a text, and what stands there afterwards. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function linesOf(text: string): Lines {
  const eol = /\r?\n/.exec(text)?.[0] ?? "\n";
  return { text: text.endsWith("\n") ? text : `${text}${eol}`, eol };
}

/** Where the line of an offset begins. */
export function lineStart({ text }: Lines, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd({ text }: Lines, offset: number): number {
  const feed = text.indexOf("\n", offset);
  if (feed === -1) return text.length;
  return feed > offset && text[feed - 1] === "\r" ? feed - 1 : feed;
}

/** Where the line behind that of an offset begins. */
export function nextLine({ text }: Pick<Lines, "text">, offset: number): number {
  const feed = text.indexOf("\n", offset);
  return feed === -1 ? text.length : feed + 1;
}

export function columnOf(lines: Lines, offset: number): number {
  return offset - lineStart(lines, offset);
}

/** Whether nothing but spaces stands before an offset on its line. */
export function beginsLine(lines: Lines, offset: number): boolean {
  return lines.text.slice(lineStart(lines, offset), offset).trim() === "";
}

/** Written lines, each with its line break, indented by a number of columns; empty lines stay empty. */
export function indented(written: readonly string[], column: number, { eol }: Pick<Lines, "eol">): string {
  return written.map((line) => `${line === "" ? "" : " ".repeat(column)}${line}${eol}`).join("");
}

/** Whole lines with their indentation grown or shrunk; what has too little keeps none. */
export function shifted(text: string, columns: number): string {
  if (columns === 0) return text;
  if (columns > 0) return text.replace(/^(?=[^\r\n])/gm, " ".repeat(columns));
  return text.replace(new RegExp(`^ {1,${-columns}}`, "gm"), "");
}

/**
 * A text whose lines below the first one are all indented by a number of columns or more. In braces and brackets YAML
 * asks only that they are indented further than the block around them (YAML 1.2.2, 7.4).
 */
export function indentedBelow(text: string, column: number): string {
  const first = nextLine({ text }, 0);
  const indents = [...text.slice(first).matchAll(/^ *(?=[^\s])/gm)].map(([spaces]) => spaces.length);
  return text.slice(0, first) + shifted(text.slice(first), Math.max(0, column - Math.min(column, ...indents)));
}

/** The stretch of a text with the edits that lie in it carried out; what is inserted at a place comes before what goes. */
export function withEdits(text: string, edits: readonly Edit[], stretch: Pick<Edit, "start" | "end">): string {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - a.start - (b.end - b.start));
  let at = stretch.start;
  let result = "";
  for (const edit of sorted) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at, stretch.end);
}
