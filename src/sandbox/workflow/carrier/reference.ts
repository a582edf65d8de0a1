import { isObject } from "../../../util/json.ts";
import type { SandboxState } from "../../state.ts";
import { associateById, folderById, listItemById, timeZoneById } from "../../world/lookup.ts";
import { readNames } from "./posted.ts";
import type { Reading } from "./reading.ts";

type Find = (state: SandboxState, id: number) => object | undefined;

/** Where the record behind each kind of reference stands, by the property that holds its id. */
const finders: Readonly<Record<string, Find>> = {
  AssociateId: associateById,
  HierarchyId: folderById,
  TZLocationID: timeZoneById,
  Id: (state, id) => listItemById(state, "shipmenttype", id),
};

/**
 * The whole record that a posted object names; undefined when it names none. ASSUMED: its id alone is enough (A24; the
 * other way it must have its name too), and an id that names nothing is refused (A14; the other way it is forgotten).
 */
export function readReference(posted: unknown, key: string, reading: Reading): object | undefined {
  if (!isObject(posted)) {
    reading.refuse(`${key} is not given as an object.`);
    return undefined;
  }
  const id = Number(readNames(posted, [key], reading.state)[key] ?? 0);
  if (id === 0) return undefined;
  const found = finders[key]?.(reading.state, id);
  const { otherwise } = reading.state;
  if (found === undefined && !otherwise.has("A14")) reading.refuse(`There is no record with ${key} ${id}.`);
  if (otherwise.has("A24") && (readNames(posted, ["Name"], reading.state).Name ?? "") === "")
    reading.refuse(`The record with ${key} ${id} is given without its name.`);
  return found;
}
