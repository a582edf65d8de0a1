import { propertiesOf } from "../../model/properties-of.ts";
import type { NodeKind } from "../../model/property.ts";
import type { SandboxState } from "../state.ts";
import type { Row } from "../store.ts";

/** A carrier in which every property has its default (superoffice-api.md C3); undefined for an unknown type. */
export function defaultCarrier(kind: NodeKind, type = ""): Row | undefined {
  const table = propertiesOf(kind, type);
  if (table === undefined) return undefined;
  return Object.fromEntries(Object.entries(table).map(([name, property]) => [name, property.default]));
}

/** What a CreateDefault method answers. ASSUMED (A23): the table's defaults; the other way every switch is turned. */
export function answeredDefault(state: SandboxState, kind: NodeKind, type = ""): Row | undefined {
  const carrier = defaultCarrier(kind, type);
  if (carrier === undefined || !state.otherwise.has("A23")) return carrier;
  const turned = (value: unknown) => (typeof value === "boolean" ? !value : value);
  return Object.fromEntries(Object.entries(carrier).map(([name, value]) => [name, turned(value)]));
}
