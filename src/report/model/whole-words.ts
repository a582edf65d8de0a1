import { width } from "../../diagnostic/frame.ts";
import { clippedTo } from "../layout.ts";

/** Merge fields, tags and addresses (with the fields in them) count as one word each, so that nothing cuts one of them. */
const words =
  /\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|<[^<>]{1,500}>|https?:\/\/(?:\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|(?!\{\{|\[\[)[^\s<>"'])+|\r?\n|[^\S\n]+|(?:(?!https?:\/\/)[\p{L}\p{N}\p{M}_])+|[^\p{L}\p{N}\p{M}_\s]/gu;

/** All of a text, word by word. */
export function wholeWords(text: string): readonly string[] {
  return text.match(words) ?? [];
}

interface Room {
  readonly room: number;
  /** How long a first word may be that is shown although it finds no room. */
  readonly alone: (word: string) => number;
  readonly measure: (word: string) => number;
}

/** The words that find room, up to a space where there is one. */
export function beginning(all: readonly string[], { room, alone, measure }: Room): readonly string[] {
  if (room <= 0) return [];
  let [taken, length] = [0, 0];
  for (const word of all) {
    length += measure(word);
    if (length > room) break;
    taken++;
  }
  const next = all[taken];
  const fit = all.slice(0, taken);
  if (next === undefined || isSpace(next)) return fit;
  const space = fit.findLastIndex(isSpace);
  if (space >= 0) return fit.slice(0, space + 1);
  return taken > 0 || next.length > alone(next) ? fit : [next];
}

const isSpace = (word: string) => word.trim() === "";

/** No row, title or line needs more of a text to find its beginning. */
const mostRead = 4000;

interface Cut {
  /** How many columns a merge field, tag or address may take that stands first and finds no room. */
  readonly alone?: number;
  readonly measure?: (word: string) => number;
}

/** A text on one line, cut between its words when it takes more columns; of letters alone, as many as find room. */
export function cutBetweenWords(text: string, columns: number, { alone = 0, measure = width }: Cut = {}): string {
  if (measure(text) <= columns) return text;
  const all = wholeWords(text.slice(0, mostRead));
  const room = { room: columns - 2, alone: (word: string) => (isLetters(word) ? 0 : alone), measure };
  const kept = beginning(all, room).join("").trimEnd();
  if (kept !== "") return `${kept} …`;
  return isLetters(all[0] ?? "") ? `${clippedTo(text, columns - 1)}…` : "…";
}

const isLetters = (word: string) => /^[\p{L}\p{N}\p{M}_]/u.test(word) && !word.includes("://");
