/** The widest line of findings. */
export const findingWidth = 100;

/** The widest line of a plan, which shows two sides of a flow beside each other. */
export const planWidth = 80;

/** "1 flow", "2 flows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Breaks a text at spaces, so that no line is wider than `width`; a word that is wider stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A space at which no line is broken; user text never holds one, because it would be shown as its escape. */
export const unbroken = "\u00a0";

/** Wraps a text behind a label; the following lines are indented by the label's width. */
export function hanging(label: string, text: string, width = findingWidth): string {
  const indent = " ".repeat(label.length);
  return wrap(text, width - label.length)
    .map((line, index) => `${index === 0 ? label : indent}${line}`.trimEnd().replaceAll(unbroken, " "))
    .join("\n");
}
