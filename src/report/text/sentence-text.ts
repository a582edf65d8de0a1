import { piecesOf, type Sentence } from "../model/sentence.ts";
import { quoted } from "../model/value-text.ts";
import { isolatedInLines } from "../reading-direction.ts";

/** A sentence on a terminal; a quotation mark within somebody's words cannot be taken for the end of them. */
export function sentenceText(sentence: Sentence): string {
  return sentence
    .map((piece) =>
      typeof piece === "string"
        ? piece
        : "name" in piece
          ? isolatedInLines(piece.name)
          : `"${isolatedInLines(piece.quote.replaceAll('"', '\\"'))}"`,
    )
    .join("");
}

/** A name in quotes. */
export function nameText(name: string): string {
  return sentenceText(piecesOf(quoted(name)));
}
