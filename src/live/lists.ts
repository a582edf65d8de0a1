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
  return success(flatten(json, ""));
}

function flatten(items: readonly unknown[], prefix: string): readonly ListItem[] {
  return items.filter(isObject).flatMap((item) => {
    const name = String(item.Name ?? "");
    const path = prefix === "" ? name : `${prefix}/${name}`;
    const children = Array.isArray(item.ChildItems) ? flatten(item.ChildItems, path) : [];
    return [{ id: Number(item.Id ?? 0), name, aliases: aliasesOf(item, path) }, ...children];
  });
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
