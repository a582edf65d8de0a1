import type { Associate, HierarchyEntity, MDOListItem, TimeZoneData } from "../../model/record.ts";
import type { SandboxState } from "../state.ts";
import { itemOf, type ListRow, tableOf } from "./list-row.ts";
import type { Person } from "./people.ts";

/** The associate of that id; undefined when there is none. */
export function associateById({ store }: SandboxState, id: number): Associate | undefined {
  return store.get("associate", id) as Associate | undefined;
}

/** The folder of that id, without its children. */
export function folderById({ store }: SandboxState, id: number): HierarchyEntity | undefined {
  return store.get("hierarchy", id) as HierarchyEntity | undefined;
}

export function timeZoneById({ store }: SandboxState, id: number): TimeZoneData | undefined {
  return store.get("timezone", id)?.carrier as TimeZoneData | undefined;
}

/** The IANA name of a time zone, such as Europe/Oslo. */
export function zoneNameById({ store }: SandboxState, id: number): string | undefined {
  return store.get("timezone", id)?.zone as string | undefined;
}

export function personById({ store }: SandboxState, id: number): Person | undefined {
  return store.get("person", id) as Person | undefined;
}

/** The row of an MDO list that keeps rows of its own (not the lists of associates, folders, time zones or flows). */
export function listItemById({ store }: SandboxState, list: string, id: number): MDOListItem | undefined {
  const row = store.get(tableOf(list), id) as ListRow | undefined;
  return row === undefined ? undefined : itemOf(row);
}
