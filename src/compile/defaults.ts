import { propertiesOf } from "../model/properties-of.ts";
import type { NodeKind } from "../model/property.ts";
import { present } from "../util/invariant.ts";

const cache = new Map<string, Readonly<Record<string, unknown>>>();

/** The carrier of a new node as the server's documentation leaves it: every property with its default. */
export function defaultsOf(kind: NodeKind, type?: string): Readonly<Record<string, unknown>> {
  const key = `${kind}/${type ?? ""}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const table = present(propertiesOf(kind, type), `the property table of ${key}`);
  const defaults = Object.fromEntries(Object.entries(table).map(([name, property]) => [name, property.default]));
  cache.set(key, defaults);
  return defaults;
}

const keptByType = new Map<string, readonly string[]>();

/** The properties of a kind and type whose live value stays unless the YAML writes them. */
function keepable(kind: NodeKind, type: string | undefined): readonly string[] {
  const key = `${kind}/${type ?? ""}`;
  const table = propertiesOf(kind, type) ?? {};
  const names = keptByType.get(key) ?? Object.keys(table).filter((name) => table[name]?.role === "kept");
  keptByType.set(key, names);
  return names;
}

/** The properties of a node whose live value stays because the YAML does not write them. */
export function keptProperties(
  kind: NodeKind,
  type: string | undefined,
  written: () => readonly string[],
): readonly string[] {
  const names = keepable(kind, type);
  if (names.length === 0) return names;
  const said = written();
  return names.filter((name) => !said.includes(name));
}
