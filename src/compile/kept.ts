import { propertiesOf } from "../model/properties-of.ts";
import type { NodeKind } from "../model/property.ts";
import { present } from "../util/invariant.ts";

const keptByTable = new Map<object, readonly string[]>();

/** The properties of a kind and type whose live value stays unless the YAML writes them. */
function keepable(kind: NodeKind, type: string | undefined): readonly string[] {
  const table = present(propertiesOf(kind, type), "the property table of a kind and type");
  const known = keptByTable.get(table);
  if (known !== undefined) return known;
  const names = Object.keys(table).filter((name) => table[name]?.role === "kept");
  keptByTable.set(table, names);
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
