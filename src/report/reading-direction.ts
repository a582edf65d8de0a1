/** Letters that are read from right to left, in all scripts that have them. */
const leftward = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
const any = new RegExp(`[${leftward}]`, "u");
/** Words that are read together from right to left: numbers between and behind them too, but no list of ours. */
const joined = "(?: ?[!?'()/_.-]? ?)";
const together = new RegExp(
  `([${leftward}][${leftward}\\p{M}\\p{N}]*(?:${joined}[${leftward}\\p{N}][${leftward}\\p{M}\\p{N}]*)*)`,
  "u",
);

const firstStrongIsolate = "\u2068";
const popIsolate = "\u2069";
const leftToRightMark = "\u200e";

/** Whether anything of a text is read from right to left. */
export function isLeftward(text: string): boolean {
  return any.test(text);
}

/**
 * A text that is read in its own direction and leaves the order of everything around it as it is. User text never
 * holds these characters itself, because they would be shown as their escapes.
 */
export function isolated(text: string): string {
  return isLeftward(text) ? `${firstStrongIsolate}${text}${popIsolate}` : text;
}

/** The parts of a text in turn: what is read from left to right, what is not, and so on. */
export function byDirection(text: string): readonly string[] {
  return isLeftward(text) ? text.split(together) : [text];
}

/**
 * A text whose right-to-left words stand in the order of the others, also where it is broken into lines. A terminal
 * that knows no directions shows nothing of the marks.
 */
export function inOrder(text: string): string {
  return byDirection(text)
    .map((part, index) => (index % 2 === 0 ? part : `${leftToRightMark}${part}${leftToRightMark}`))
    .join("");
}
