/** A piece of a sentence: our own words, or somebody else's, which each face of a report writes in its own way. */
export type Piece = string | { readonly quote: string } | { readonly name: string };

export type Sentence = readonly Piece[];

/** Around foreign words while a sentence grows. User text never holds these, because it would be shown as their escapes. */
const marks = { quote: "\ue000", name: "\ue001", end: "\ue002" } as const;

/** A text in quotes. It must be visible already. */
export function markQuote(text: string): string {
  return `${marks.quote}${text}${marks.end}`;
}

/** A name or id that needs no quotes. It must be visible already. */
export function markName(text: string): string {
  return `${marks.name}${text}${marks.end}`;
}

/** The pieces of a text with marks. */
export function piecesOf(marked: string): Sentence {
  const parts = marked.split(/([\ue000\ue001][^\ue002]*\ue002)/u).filter((part) => part !== "");
  return parts.map((part) => {
    if (part.startsWith(marks.quote)) return { quote: part.slice(1, -1) };
    return part.startsWith(marks.name) ? { name: part.slice(1, -1) } : part;
  });
}

/** A sentence as plain text. */
export function plainSentence(sentence: Sentence): string {
  return sentence
    .map((piece) => (typeof piece === "string" ? piece : "name" in piece ? piece.name : `"${piece.quote}"`))
    .join("");
}

/** A text with marks as plain text. */
export function unmarked(marked: string): string {
  return plainSentence(piecesOf(marked));
}
