import { hanging, inPieces, planWidth } from "../layout.ts";

/** A text behind a label in the columns of a plan; a word that is wider is broken. */
export function fitted(label: string, text: string): string {
  const words = text.split(" ").flatMap((word) => inPieces(word, planWidth - label.length));
  return hanging(label, words.join(" "), planWidth);
}
