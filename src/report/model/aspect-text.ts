import type { NodeAddress } from "../../model/change.ts";
import { propertiesOf } from "../../model/properties-of.ts";
import type { Aspect, Values } from "./aspects.ts";
import { valueText } from "./property-text.ts";
import { nothing, type RecordName } from "./value-text.ts";

/** What an aspect of a node is, in words. */
export function aspectText(
  node: NodeAddress,
  aspect: Aspect,
  { values, nameOf }: { readonly values: Values; readonly nameOf: RecordName },
): string {
  if (aspect.describe !== undefined) return aspect.describe(values, nameOf);
  const [property = ""] = aspect.properties;
  const known = propertiesOf(node.kind, node.type)?.[property];
  return known === undefined ? nothing : valueText(values[property], known.type, nameOf);
}

/** With a capital letter, as a sentence begins. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
