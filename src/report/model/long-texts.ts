import type { NodeAddress } from "../../model/change.ts";
import { propertiesOf } from "../../model/properties-of.ts";
import { isObject } from "../../util/json.ts";
import type { Aspect, Values } from "./aspects.ts";
import type { TextPair } from "./change-line.ts";
import { isCutInQuotes, plainValue } from "./value-text.ts";

/** The texts of which sentences about these aspects show only the beginning, as they were and as they will be. */
export function longTexts(
  node: NodeAddress,
  aspects: readonly Aspect[],
  { before, after }: { readonly before: Values; readonly after: Values },
): readonly TextPair[] {
  const table = propertiesOf(node.kind, node.type) ?? {};
  return aspects
    .flatMap(({ properties }) => properties)
    .flatMap((property) => pairsOf[table[property]?.type.kind ?? ""]?.(before[property], after[property]) ?? [])
    .filter((pair) => pair.before !== pair.after && (isCutInQuotes(pair.before) || isCutInQuotes(pair.after)));
}

type Pairs = (before: unknown, after: unknown) => readonly TextPair[];

const pairsOf: Readonly<Record<string, Pairs>> = {
  text: (before, after) => [{ before: String(before ?? ""), after: String(after ?? "") }],
  texts: (before, after) => comeAndGone(strings(before), strings(after)),
  fieldValues: (before, after) => comeAndGone(fieldTexts(before), fieldTexts(after)),
};

/** Which items of a list come and which go. */
function comeAndGone(before: readonly string[], after: readonly string[]): readonly TextPair[] {
  return [
    ...before.filter((text) => !after.includes(text)).map((text) => ({ before: text, after: "" })),
    ...after.filter((text) => !before.includes(text)).map((text) => ({ before: "", after: text })),
  ];
}

const strings = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

function fieldTexts(fields: unknown): readonly string[] {
  return (Array.isArray(fields) ? fields.filter(isObject) : []).flatMap(({ Values }) =>
    strings(Values).map(plainValue),
  );
}
