import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { ListReference } from "../language/context.ts";
import type { Connection } from "../model/http.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { read } from "./call.ts";

/** One row of an MDO list: its id, and every text by which a person may call it. */
export interface ListItem {
  readonly id: number;
  readonly name: string;
  /** Other spellings that mean the same row: its path in a tree, the name of a time zone. */
  readonly aliases: readonly string[];
}

/** The rows of an MDO list, trees flattened (superoffice-api.md E2). */
export async function getList(
  connection: Connection,
  { list, additional }: ListReference,
): Promise<Outcome<readonly ListItem[]>> {
  const query = additional === "" ? "" : `?additional=${encodeURIComponent(additional)}`;
  const name = `reading the list ${list}`;
  const answer = await read(connection, {
    name,
    method: "GET",
    path: `/v1/MDOList/${encodeURIComponent(list)}${query}`,
  });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const { json } = answer.value;
  if (!Array.isArray(json)) return failure(target.notJson(undefined, name, "something else than a list"));
  const items = flatten(json, "");
  return items === undefined
    ? failure(target.oddRow(undefined, name, "a row without an id or a name"))
    : success(items);
}

/**
 * The rows and those inside them; undefined when one of them is no row. A name may be empty, but it is there. A row without
 * a number of its own (0 stands for none in every carrier) names no record, for what refers to it would refer to nothing.
 */
function flatten(rows: readonly unknown[], prefix: string): readonly ListItem[] | undefined {
  const items: ListItem[] = [];
  for (const row of rows) {
    if (!isObject(row) || !Number.isSafeInteger(row.Id) || typeof row.Name !== "string") return undefined;
    const path = prefix === "" ? row.Name : `${prefix}/${row.Name}`;
    const inner = flatten(Array.isArray(row.ChildItems) ? row.ChildItems : [], path);
    if (inner === undefined) return undefined;
    const own = Number(row.Id) > 0 ? [{ id: Number(row.Id), name: row.Name, aliases: aliasesOf(row, path) }] : [];
    items.push(...own, ...inner);
  }
  return items;
}

/** The full path, and for time zones the IANA name, which the list carries as extra information. */
function aliasesOf(item: JsonObject, path: string): readonly string[] {
  const zones = String(item.ExtraInfo ?? "")
    .split(/[,;|]/)
    .map((part) => part.trim());
  const fullPath = String(item.FullName ?? "").replace(/^\/|\/$/g, "");
  return [path, fullPath, ...zones.filter((part) => /^[A-Z][A-Za-z]+\/[A-Za-z_/-]+$/.test(part))].filter(
    (alias) => alias !== "",
  );
}
