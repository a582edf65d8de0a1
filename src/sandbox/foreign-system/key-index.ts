import type { SandboxState } from "../state.ts";
import type { KeyRow } from "./rows.ts";

/** What makes a key one row and no other. */
export type KeyPlace = Pick<KeyRow, "ForeignDeviceId" | "Key" | "TableName" | "RecordId">;

const table = "foreignkey_place";

/** The row of that place, found without looking at the others: saving a thousand keys is not a million comparisons. */
export function keyAt({ store }: SandboxState, place: KeyPlace): KeyRow | undefined {
  const ids = idsAt(store.get(table, hashOf(textOf(place)))?.ids);
  const rows = ids.flatMap((id) => (store.get("foreignkey", id) as KeyRow | undefined) ?? []);
  return rows.find((row) => textOf(row) === textOf(place));
}

export function putKey({ store }: SandboxState, row: KeyRow): void {
  const hash = hashOf(textOf(row));
  const ids = idsAt(store.get(table, hash)?.ids);
  if (!ids.includes(row.ForeignKeyId)) store.put(table, hash, { ids: [...ids, row.ForeignKeyId] });
  store.put("foreignkey", row.ForeignKeyId, { ...row });
}

export function removeKey({ store }: SandboxState, row: KeyRow): void {
  const hash = hashOf(textOf(row));
  const others = idsAt(store.get(table, hash)?.ids).filter((id) => id !== row.ForeignKeyId);
  if (others.length > 0) store.put(table, hash, { ids: others });
  else store.remove(table, hash);
  store.remove("foreignkey", row.ForeignKeyId);
}

const idsAt = (ids: unknown) => (Array.isArray(ids) ? (ids as readonly number[]) : []);

/** ASSUMED: letter case does not count in a table's name. */
const textOf = ({ ForeignDeviceId, Key, TableName, RecordId }: KeyPlace) =>
  `${ForeignDeviceId}/${TableName.toLowerCase()}/${RecordId}/${Key}`;

/** FNV-1a, 32 bits; places that share a number share a row of the index. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
