/** Letters that are read from right to left, in all scripts that have them. */
const leftward = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
const any = new RegExp(`[${leftward}]`, "u");
/**
 * Words that are read together from right to left: numbers and signs between them too, but nothing of ours, which is
 * an arrow, or stands between quotation marks.
 */
const joined = "(?: ?[!?'()/_.,:;%–—-]? ?|\")";
const together = new RegExp(
  `([${leftward}][${leftward}\\p{M}\\p{N}]*(?:${joined}[${leftward}\\p{N}][${leftward}\\p{M}\\p{N}]*)*)`,
  "u",
);

const leftToRightIsolate = "\u2066";
const rightToLeftIsolate = "\u2067";
const firstStrongIsolate = "\u2068";
const popIsolate = "\u2069";
const leftToRightMark = "\u200e";

/** Whether anything of a text is read from right to left. */
export function isLeftward(text: string): boolean {
  return any.test(text);
}

/** Whether a text as a whole is read from right to left, which its first letter says. */
export function startsLeftward(text: string): boolean {
  return isLeftward(/\p{L}/u.exec(text)?.[0] ?? "");
}

/**
 * A text that is read in its own direction and leaves the order of everything around it as it is. User text never
 * holds these characters itself, because they would be shown as their escapes.
 */
export function isolated(text: string): string {
  return isLeftward(text) ? `${firstStrongIsolate}${text}${popIsolate}` : text;
}

/** The same on a terminal, where the lines into which it is broken are all read as its first letter says. */
export function isolatedInLines(text: string): string {
  if (!isLeftward(text)) return text;
  return startsLeftward(text) ? isolatedLeftward(text) : `${leftToRightIsolate}${text}${popIsolate}`;
}

/** The same of a text of which it is known that it is read from right to left. */
export function isolatedLeftward(text: string): string {
  return `${rightToLeftIsolate}${text}${popIsolate}`;
}

/** The parts of a text in turn: what is read from left to right, what is not, and so on. */
export function byDirection(text: string): readonly string[] {
  return isLeftward(text) ? text.split(together) : [text];
}

/**
 * Lines whose right-to-left words stand in the order of the others. What is isolated stays so in each line into which it
 * was broken. A terminal that knows no directions shows nothing of the marks.
 */
export function inOrder(text: string): string {
  let open: readonly string[] = [];
  return text
    .split("\n")
    .map((line) => {
      const [indent = ""] = /^ */.exec(line) ?? [];
      const again = open.join("");
      const parts = line.slice(indent.length).split(/([\u2066\u2067\u2069])/u);
      const shown = parts.map((part, index) => {
        if (index % 2 === 0) return open.length === 0 ? marked(part) : part;
        open = part === popIsolate ? open.slice(0, -1) : [...open, part];
        return part;
      });
      return `${indent}${again}${shown.join("")}${popIsolate.repeat(open.length)}`;
    })
    .join("\n");
}

function marked(text: string): string {
  return byDirection(text)
    .map((part, index) => (index % 2 === 0 ? part : `${leftToRightMark}${part}${leftToRightMark}`))
    .join("");
}
