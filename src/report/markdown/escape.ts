import { visible } from "../../diagnostic/frame.ts";
import { isLeftward, isolated } from "../reading-direction.ts";

/**
 * Somebody else's text in Markdown: as code, where nothing is a mention, and with every sign as its entity, so that
 * nothing is Markdown, HTML or the end of a table cell (reliability-and-review.md B6). Every text goes this way.
 */
export function code(text: string): string {
  return text === "" ? "" : `<code>${entities(isolated(oneLine(text)))}</code>`;
}

/** Our own sentences: the same, except that words without any sign that hosts make something of stand as they are. */
export function words(text: string): string {
  return togetherLeftward(oneLine(text).split(" "))
    .map((word) => (isPlain(word) && !isLeftward(word) ? word.replace(/[^\p{L}\p{N}⏎…→.,()]/gu, entity) : code(word)))
    .join(" ");
}

/** Words that follow each other and are read from right to left count as one, so that they keep their order. */
function togetherLeftward(all: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const word of all) {
    const last = found.at(-1);
    if (last !== undefined && isLeftward(last) && isLeftward(word)) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}

/** Longer texts tell nobody anything in a comment. */
const longest = 5000;

function oneLine(text: string): string {
  return visible(brief(text, longest).replace(/\r?\n|\r/g, " ⏎ "));
}

function entities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ⏎…→]/gu, entity);
}

/** A text that finds room anywhere: its beginning. */
export function brief(text: string, most = 100): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…`;
}

const entity = (sign: string) => `&#${sign.codePointAt(0)};`;

/** No address, mention, sign of a host, number of an issue or commit is made of these. */
function isPlain(word: string): boolean {
  if (/^[~>⏎–]$/.test(word)) return true;
  const looksPlain = /^[('’]?[\p{L}\p{N}'’…→+%-]*(?:[:.,]\p{N}+)*[)'’]?[.,;:)]?$/u.test(word);
  return looksPlain && !/\b[0-9a-f]{7,}\b/i.test(word) && !/^\d+[.)]$|\p{L}-\d/u.test(word);
}
