import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { notJson } from "../diagnostic/target.ts";
import type { Connection } from "../model/http.ts";
import { isObject } from "../util/json.ts";
import { read } from "./call.ts";

/** The merge fields that a target offers, without their brackets: the list `mergetags` (superoffice-api.md E2). */
export async function getMergeFields(connection: Connection): Promise<Outcome<readonly string[]>> {
  const name = "reading the list mergetags";
  const answer = await read(connection, { name, method: "GET", path: "/v1/MDOList/mergetags" });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const { json } = answer.value;
  if (!Array.isArray(json)) return failure(notJson(undefined, name, "something else than a list"));
  return success(fieldsOf(json));
}

/** The list may be a tree; each row has its field as extra information. */
function fieldsOf(rows: readonly unknown[]): readonly string[] {
  return rows.filter(isObject).flatMap(({ ExtraInfo, ChildItems }) => {
    const [, field] = /^\[\[(.+)\]\]$/.exec(String(ExtraInfo ?? "").trim()) ?? [];
    return [...(field === undefined ? [] : [field]), ...(Array.isArray(ChildItems) ? fieldsOf(ChildItems) : [])];
  });
}
