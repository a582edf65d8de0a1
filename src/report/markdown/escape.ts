import { visible } from "../../diagnostic/frame.ts";

/**
 * Somebody else's text in Markdown: as code, where nothing is a mention, and with every sign as its entity, so that
 * nothing is Markdown, HTML or the end of a table cell (reliability-and-review.md B6). Every text goes this way.
 */
export function code(text: string): string {
  return text === "" ? "" : `<code>${entities(oneLine(text))}</code>`;
}

/** Our own sentences: the same, except that words without any sign that hosts make something of stand as they are. */
export function words(text: string): string {
  return oneLine(text)
    .split(" ")
    .map((word) => (isPlain(word) ? word.replace(/[^\p{L}\p{N}⏎…→.,()]/gu, entity) : code(word)))
    .join(" ");
}

const oneLine = (text: string) => visible(text.replace(/\r?\n|\r/g, " ⏎ "));

function entities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ⏎…→]/gu, entity);
}

const entity = (sign: string) => `&#${sign.codePointAt(0)};`;

/** No address, mention, number of an issue or commit is made of these. */
function isPlain(word: string): boolean {
  const looksPlain = /^[\p{L}\p{N}'’,;:()[\]+~%>=…→⏎!?-]*\.?[)\]]?[,;:]?$/u.test(word);
  return (
    looksPlain &&
    !/^[0-9a-f]{7,}$/i.test(word) &&
    !/^GH-/i.test(word) &&
    !/^(https?|mailto|xmpp|ftp|javascript):/i.test(word)
  );
}
