import { present } from "../util/invariant.ts";
import { propertiesOf } from "./properties-of.ts";
import type { NodeKind } from "./property.ts";

const defaultsByTable = new Map<object, Readonly<Record<string, unknown>>>();

/** The carrier of a new node as the server's documentation leaves it: every property with its default. */
export function defaultsOf(kind: NodeKind, type?: string): Readonly<Record<string, unknown>> {
  const table = present(propertiesOf(kind, type), "the property table of a kind and type");
  const known = defaultsByTable.get(table);
  if (known !== undefined) return known;
  const defaults = Object.fromEntries(Object.entries(table).map(([name, property]) => [name, property.default]));
  defaultsByTable.set(table, defaults);
  return defaults;
}
