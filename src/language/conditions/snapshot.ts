import { isObject, type JsonObject } from "../../util/json.ts";

/** A column as a target describes it; without a type it can only be looked at. */
export interface ColumnEntry {
  readonly type: string;
  readonly list?: string;
}

/** What a target says of its columns, as it is kept in a file. */
export interface ColumnSnapshot {
  readonly columns: Readonly<Record<string, ColumnEntry>>;
  /** The hint of its values per operator, by restriction type (superoffice-conditions.md C.1). */
  readonly operators: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const formatVersion = "1.0";

/** The file's text: one line per column, sorted, without a date, so that equal tenants give equal files. */
export function snapshotText({ columns, operators }: ColumnSnapshot): string {
  const sections = [
    `  "format_version": ${JSON.stringify(formatVersion)}`,
    `  "columns": ${membersText(columns)}`,
    `  "operators": ${membersText(operators)}`,
  ];
  return `{\n${sections.join(",\n")}\n}\n`;
}

function membersText(members: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(members)
    .sort()
    .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(members[name])}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
}

/** The snapshot, or what is wrong with the text; `version` when only its format is another one. */
export type ReadSnapshot =
  | { readonly snapshot: ColumnSnapshot }
  | { readonly version: string }
  | { readonly damage: string };

/** The reverse of `snapshotText`. */
export function readSnapshot(text: string): ReadSnapshot {
  const json = parsed(text);
  if (!isObject(json)) return { damage: "it is not JSON" };
  const { format_version: version, columns, operators } = json;
  if (typeof version !== "string") return { damage: "it has no format_version" };
  if (version.split(".")[0] !== formatVersion.split(".")[0]) return { version };
  if (!isObject(columns) || Object.keys(columns).length === 0) return { damage: "it has no columns" };
  if (!isObject(operators)) return { damage: "it has no operators" };
  const odd = Object.keys(columns).find((name) => !isEntry(columns[name]));
  if (odd !== undefined) return { damage: `the column ${odd} has no type` };
  const oddType = Object.keys(operators).find((type) => !isTexts(operators[type]));
  if (oddType !== undefined) return { damage: `the operators of ${oddType} are not texts` };
  return { snapshot: { columns, operators } as unknown as ColumnSnapshot };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isText = (value: unknown) => typeof value === "string";
const isTexts = (value: unknown) => isObject(value) && Object.values(value).every(isText);
const isEntry = (value: unknown): value is JsonObject =>
  isObject(value) && isText(value.type) && (value.list === undefined || isText(value.list));
