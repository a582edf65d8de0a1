import { visible } from "../diagnostic/frame.ts";
import { cutBetweenWords } from "./model/whole-words.ts";
import { isolated } from "./reading-direction.ts";

const longestLabel = 60;

/**
 * A quoted label: cut, made visible, and every character that may mean something to Mermaid, or to the Markdown that
 * it reads in labels, as its entity, in one pass (reliability-and-review.md B6).
 */
export function mermaidLabel(text: string, longest = longestLabel): string {
  const cut = cutBetweenWords(visible(text).trimStart(), longest);
  const sides = cut.split(" → ").map(isolated).join(" → ");
  return `"${sides.replace(meaningful, entity)}"`;
}

/** Points and hyphens behind letters are harmless; in "1. Yes", "- no" and "www.example.com" they are Markdown. */
const meaningful = /(?!(?<=\p{L})(?:-(?=[\p{L}\p{N}])|:(?= )|[.)](?= |$)))[^\p{L}\p{N}\p{M} ,!?'(…/]/gu;

function entity(character: string): string {
  return character === '"' ? "#quot;" : `#${character.codePointAt(0)};`;
}
