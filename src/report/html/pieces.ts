import type { Sentence } from "../model/sentence.ts";
import { isLeftwardText, type WordPart } from "../model/word-difference.ts";
import { byDirection } from "../reading-direction.ts";
import { type Child, element, type Html } from "./element.ts";

/** Our own words with somebody's among them; right-to-left words leave the order of the others as it is. */
export function plainHtml(text: string): readonly Child[] {
  return byDirection(text).map((part, index) => (index % 2 === 0 ? part : element("bdi", {}, part)));
}

/** A sentence; other people's words are told apart from ours. */
export function sentenceHtml(sentence: Sentence): readonly Child[] {
  return sentence.map((piece) => {
    if (typeof piece === "string") return plainHtml(piece.replaceAll("->", "→"));
    return "name" in piece ? element("b", { class: "name" }, piece.name) : element("q", {}, piece.quote);
  });
}

/** A text word by word: what goes and what comes, also for those who do not see colours. */
export function wordsHtml(parts: readonly WordPart[]): Html {
  return element("div", { class: "words", dir: isLeftwardText(parts) ? "rtl" : undefined }, parts.map(part));
}

function part({ change, text }: WordPart): Child {
  if (change === "gap") return " … ";
  if (change === "same") return text;
  const [name, sign] = change === "added" ? ["ins", "+"] : ["del", "−"];
  return element(name ?? "", {}, element("span", { class: "sign" }, sign ?? ""), text);
}

/** Something folded, with a word of how much it is. */
export function folded(summary: string, ...children: readonly Child[]): Html {
  return element("details", {}, element("summary", {}, summary), ...children);
}
