import { visible } from "../diagnostic/frame.ts";

/**
 * Somebody else's text in Markdown: as code, where nothing is a mention, and with every sign as its entity, so that
 * nothing is Markdown or HTML (reliability-and-review.md B6).
 */
export function code(text: string): string {
  const line = visible(text.replace(/\r?\n|\r/g, " ⏎ "));
  return line === "" ? "" : `<code>${line.replace(/[^\p{L}\p{N} ⏎]/gu, (sign) => `&#${sign.codePointAt(0)};`)}</code>`;
}
