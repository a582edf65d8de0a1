import { MalformedQuery } from "../malformed.ts";

/** A part of a filter: a name, number or operator as it stands there, or a text without its quotes. */
export interface Token {
  readonly kind: "word" | "text" | "sign";
  readonly text: string;
}

/** Encoded values first, for they may hold spaces; then texts with '' for a quote, signs, and all else. */
const pattern = /\s*(?:(\[[A-Z]+:[^\]]*\])|'((?:[^']|'')*)'|(<=|>=|<>|!=|[()[\],=<>])|([^\s()[\],=<>!']+))/y;

/** Takes a filter apart (superoffice-conditions.md C.3, restriction strings). */
export function readTokens(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = filter.trimEnd().length;
  for (let at = 0; at < end; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const found = pattern.exec(filter);
    if (found === null) throw new MalformedQuery(`The filter cannot be read from "${filter.slice(at, at + 20)}" on.`);
    tokens.push(tokenOf(found));
  }
  return tokens;
}

function tokenOf([, encoded, quoted, sign, word]: RegExpExecArray): Token {
  if (quoted !== undefined) return { kind: "text", text: quoted.replaceAll("''", "'") };
  if (sign !== undefined) return { kind: "sign", text: sign };
  return { kind: "word", text: encoded ?? word ?? "" };
}
