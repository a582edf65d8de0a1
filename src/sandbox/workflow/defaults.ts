import { propertiesOf } from "../../model/properties-of.ts";
import type { NodeKind } from "../../model/property.ts";
import type { Row } from "../store.ts";

/** A carrier in which every property has its default (superoffice-api.md C3); undefined for an unknown type. */
export function defaultCarrier(kind: NodeKind, type = ""): Row | undefined {
  const table = propertiesOf(kind, type);
  if (table === undefined) return undefined;
  return Object.fromEntries(Object.entries(table).map(([name, property]) => [name, property.default]));
}
