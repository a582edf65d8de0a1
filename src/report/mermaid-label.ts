import { visible } from "../diagnostic/frame.ts";

const longestLabel = 60;

/**
 * A quoted label: cut, made visible, and every character that may mean something to Mermaid as its entity, in one pass
 * (reliability-and-review.md B6).
 */
export function mermaidLabel(text: string, longest = longestLabel): string {
  const characters = [...visible(text)];
  const cut = characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
  return `"${cut.replace(/[^\p{L}\p{N}\p{M} .,:!?'()+…~/-]/gu, entity)}"`;
}

function entity(character: string): string {
  return character === '"' ? "#quot;" : `#${character.codePointAt(0)};`;
}
