import { noColumns, noOperators } from "../diagnostic/columns.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { notJson, oddRow } from "../diagnostic/target.ts";
import type { ColumnEntry, ColumnSnapshot } from "../language/conditions/snapshot.ts";
import type { Connection } from "../model/http.ts";
import { concurrently } from "../util/concurrently.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { read } from "./call.ts";

/** The archive whose columns conditions are about, as far as anybody knows (superoffice-conditions.md D.2). */
const provider = "ContactPersonDynamicSelectionV2";

/**
 * What a target says of its columns: one request for the columns and one per restriction type for its operators
 * (superoffice-conditions.md C.1, D.3). All of them only read.
 */
export async function getColumns(connection: Connection, parallelism: number): Promise<Outcome<ColumnSnapshot>> {
  const columns = await readColumns(connection);
  if (columns.value === undefined) return columns;
  const types = [...new Set(Object.values(columns.value).map(({ type }) => type))].filter((type) => type !== "").sort();
  if (types.length === 0) return failure(noColumns(undefined, provider));
  const operators = await concurrently(types, parallelism, (type) => readOperators(connection, type));
  const problems = operators.flatMap(({ diagnostics }) => diagnostics);
  if (problems.length > 0) return failure(...problems);
  const byType = Object.fromEntries(types.map((type, index) => [type, operators[index]?.value ?? {}]));
  return success({ columns: columns.value, operators: byType });
}

async function rowsOf(
  connection: Connection,
  call: { readonly name: string; readonly path: string; readonly body: JsonObject },
): Promise<Outcome<readonly JsonObject[]>> {
  const answer = await read(connection, call);
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const { json } = answer.value;
  if (!Array.isArray(json)) return failure(notJson(undefined, call.name, "something else than a list"));
  const rows = json.filter(isObject);
  return rows.length < json.length ? failure(oddRow(undefined, call.name, "a row that is none")) : success(rows);
}

async function readColumns(connection: Connection): Promise<Outcome<ColumnSnapshot["columns"]>> {
  const rows = await rowsOf(connection, {
    name: "reading the columns",
    path: "/v1/Agents/Archive/GetAvailableColumns",
    body: { ProviderName: provider, Context: "" },
  });
  return rows.value === undefined ? rows : success(Object.fromEntries(rows.value.map(columnOf)));
}

/** A column is a condition's only if it can be restricted by and says of which type it is (superoffice-conditions.md A.8). */
function columnOf({ Name, CanRestrictBy, RestrictionType, RestrictionListName }: JsonObject): [string, ColumnEntry] {
  const type = CanRestrictBy === true ? String(RestrictionType ?? "") : "";
  const list = String(RestrictionListName ?? "");
  return [String(Name ?? ""), type === "" || list === "" ? { type } : { type, list }];
}

async function readOperators(connection: Connection, type: string): Promise<Outcome<Readonly<Record<string, string>>>> {
  const name = `reading the operators of ${type}`;
  const rows = await rowsOf(connection, {
    name,
    path: "/v1/Agents/MDO/GetList",
    body: { Name: "restrictionOperators", ForceFlatList: true, AdditionalInfo: type, OnlyHistory: false },
  });
  if (rows.value === undefined) return rows;
  const named = rows.value.filter(({ Type }) => typeof Type === "string" && Type !== "");
  // The columns that are kept would become poorer by it.
  if (named.length === 0) return failure(noOperators(undefined, type));
  if (named.length < rows.value.length) return failure(oddRow(undefined, name, "an operator without a type"));
  return success(Object.fromEntries(named.map(({ Type, ExtraInfo }) => [String(Type), String(ExtraInfo ?? "")])));
}
