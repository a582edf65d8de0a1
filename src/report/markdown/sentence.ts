import type { Sentence } from "../model/sentence.ts";
import { cutBetweenWords } from "../model/whole-words.ts";
import { code, words } from "./escape.ts";

/** A sentence in Markdown; other people's words stand as code. One that is too long is cut between its pieces and words. */
export function sentenceMarkdown(sentence: Sentence, longest: number): string {
  let left = longest;
  const pieces: string[] = [];
  for (const piece of sentence) {
    const text = typeof piece === "string" ? piece : "name" in piece ? piece.name : piece.quote;
    if (left <= 0) return `${pieces.join("")} …`;
    const part = text.length <= left ? text : cutBetweenWords(text, left, { measure: ({ length }) => length });
    pieces.push(typeof piece === "string" ? words(part.replaceAll("->", "→")) : code(part === "" ? " " : part));
    left -= text.length;
  }
  return pieces.join("");
}
