import { visible } from "../diagnostic/frame.ts";

/** A text that YAML reads as something else, because it stands without quotes. */
export interface UnquotedText {
  readonly start: number;
  readonly end: number;
  /** How YAML reads it. */
  readonly why: string;
  /** The text as it should be written. */
  readonly quoted: string;
}

/** A key and the space behind it, at the start of a line or inside braces. */
const keyPattern = /(?<=^\s*(?:- +)*|[{,][ \t]*)["']?[\p{L}_][^\s:{}[\],"'#]*["']?:[ \t]+(?=\S)/gu;
const nextKey = /,[ \t]*["']?[\p{L}_][^\s:{}[\],"'#]*["']?:(?:[ \t]|$)/u;
const longestLine = 5000;
const longestSample = 60;

/** How YAML takes the sign that a text begins with. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\[\[/, "as a list"],
  [/^\{\{/, "as a mapping"],
  [/^\[[^\]]*\][ \t]*[^\s,]/, "as a list"],
  [/^\{[^}]*\}[ \t]*[^\s,]/, "as a mapping"],
  [/^#/, "as the start of a comment"],
  [/^\*/, "as a pointer to another place"],
  [/^&/, "as the name of a place"],
  [/^!/, "as a tag"],
  [/^[%@`]/, "as a sign that no text may begin with"],
  [/^[|>][ \t]+\S/, "as the start of a text on the next lines"],
  [/^[-?][ \t]/, "as the start of a list or key"],
  [/^[\]},]/, "as the end of something"],
];

const closedTooEarly = /^(?:"[^"]*"|'[^']*')[ \t]*\S/;

/** What ends a text in its middle: everywhere, and inside braces. */
const endsAnywhere = /:(?=[ \t]|$)/;
const endsInBraces = /:(?=[ \t]|$)|[ \t]#|[[\]{}]/;

/** The unquoted text that is the reason for a fault of the parser at an offset; undefined where another reason may be. */
export function findUnquotedText(text: string, offset: number): UnquotedText | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const here = valuesOf(text, start).findLast((value) => value.start <= offset);
  if (here !== undefined) return offset <= here.end ? explained(here) : undefined;
  // Braces that a comment has swallowed are missed at the next line.
  const before = text.slice(0, start).trimEnd();
  const values = valuesOf(text, before.lastIndexOf("\n") + 1);
  return values.map(explained).find((found) => found?.why.includes("comment"));
}

interface WrittenValue {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  readonly inBraces: boolean;
}

/** The values on a line that follow a key. */
function valuesOf(text: string, lineStart: number): readonly WrittenValue[] {
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  if (line.length > longestLine) return [];
  return [...line.matchAll(keyPattern)].map((key) => {
    const depth = depthOf(line.slice(0, key.index));
    const from = key.index + key[0].length;
    const source = depth > 0 ? inBraces(line.slice(from), depth) : line.slice(from).replace(/,$/, "");
    return { start: lineStart + from, end: lineStart + from + source.length, source, inBraces: depth > 0 };
  });
}

function depthOf(written: string): number {
  return Math.max(0, written.split("{").length - written.split("}").length);
}

/** What stands before the next key, or before the braces that end the line. */
function inBraces(rest: string, depth: number): string {
  const next = nextKey.exec(rest);
  if (next !== null) return rest.slice(0, next.index);
  const closing = new RegExp(`(?:[ \\t]*\\}){1,${depth}}(?:[ \\t]+#.*|[ \\t]*,)?$`);
  return rest.replace(closing, "");
}

function explained({ start, end, source, inBraces }: WrittenValue): UnquotedText | undefined {
  const why = whyOf(source, inBraces);
  return why === undefined ? undefined : { start, end, why, quoted: quoted(source) };
}

function whyOf(source: string, inBraces: boolean): string | undefined {
  const [, as] = beginnings.find(([beginning]) => beginning.test(source)) ?? [];
  if (as !== undefined) return `YAML reads ${/^(\[\[|\{\{|.)/u.exec(source)?.[0]} at its start ${as}.`;
  if (/^["']/.test(source))
    return closedTooEarly.test(source) ? "The text goes on after the quote that ends it." : undefined;
  const sign = (inBraces ? endsInBraces : endsAnywhere).exec(source)?.[0].trim();
  if (sign === undefined) return undefined;
  if (sign === ":") return "YAML takes what stands before a : and a space for a key.";
  return sign === "#"
    ? "YAML takes a # after a space, and all behind it, for a comment."
    : `YAML ends the text at ${sign}.`;
}

/** A text as it stands in quotes, its beginning where it is long. */
export function quoted(source: string): string {
  const inner = /^(["'])(.*)\1$/s.exec(source)?.[2] ?? source;
  const sample = [...inner].length > longestSample ? `${[...inner].slice(0, longestSample).join("")}…` : inner;
  return visible(sample.includes('"') ? `'${sample.replaceAll("'", "''")}'` : `"${sample.replaceAll("\\", "\\\\")}"`);
}
