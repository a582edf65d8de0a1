/** What the parser says most often, and what it means to somebody who writes flows. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing (.)quote$/, "A text that begins with $1 never ends: the $1 behind it is missing."],
  [/^Flow (?:map|sequence) .*end with a (.)$/, "A $1 is missing before this place."],
  [/^Tabs are not allowed as indentation$/, "A tab stands where only spaces may set a line in."],
  [/^Nested mappings are not allowed in compact mappings$/, "Here a key stands where a value belongs."],
  [/^Implicit (?:map )?keys need to be .*$/, "A key has no colon, or no space behind its colon."],
  [/^Unexpected .* at node end$/, "A value has ended before this place, and something follows it."],
  [
    /^All (?:map|sequence|collection) items must start at the same column$/,
    "The line is set in further, or less far, than the lines that it belongs to.",
  ],
];

/** A message of the parser, in words that need no knowledge of YAML where there are any. */
export function inPlainWords(message: string): string {
  const [pattern, words] = sayings.find(([pattern]) => pattern.test(message)) ?? [];
  return pattern === undefined || words === undefined ? `${message}.` : message.replace(pattern, words);
}
