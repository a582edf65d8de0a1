import { visible } from "../../diagnostic/frame.ts";
import { inPieces, wrap } from "../layout.ts";
import { excerpt, isLeftwardText, type WordPart } from "../model/word-difference.ts";
import { isolatedInLines, isolatedLeftward } from "../reading-direction.ts";

const around = 50;
const longest = 240;
const mostLines = 8;

/** A text that reads differently: what goes stands in [-…-], what comes in {+…+}. One that only comes or goes begins at its beginning. */
export function wordsText(words: readonly WordPart[], width: number): readonly string[] {
  const kinds = new Set(words.filter(({ text }) => text !== "\n").map(({ change }) => change));
  const room = kinds.size === 1 ? 2 * mostLines * width : longest;
  const text = excerpt(words, around, room).map(partText).join("").replace(/ {2,}/g, " ").trim();
  const lines = wrap(isLeftwardText(words) ? isolatedLeftward(text) : text, width).flatMap((line) =>
    inPieces(line, width),
  );
  return lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines), "… and more: the page shows more of it, --format report all"];
}

function partText({ change, text }: WordPart): string {
  const line = visible(text.replace(/\r?\n/g, " ⏎ "));
  const texts = {
    same: line,
    gap: " … ",
    removed: `[-${isolatedInLines(line)}-]`,
    added: `{+${isolatedInLines(line)}+}`,
  };
  return texts[change];
}
