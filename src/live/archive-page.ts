import { isObject } from "../util/json.ts";

/** One page of an archive, and whether another one follows. */
export interface ArchivePage {
  readonly rows: readonly unknown[];
  readonly more: boolean;
}

/** The page ends the list when it is not full and names no other one; undefined when it is not such a page. */
export function pageOf(json: unknown, pageSize: number): ArchivePage | undefined {
  if (!isObject(json) || !Array.isArray(json.value)) return undefined;
  const named = typeof json["odata.nextLink"] === "string" && json["odata.nextLink"] !== "";
  return named && json.value.length === 0
    ? undefined
    : { rows: json.value, more: named || json.value.length >= pageSize };
}
