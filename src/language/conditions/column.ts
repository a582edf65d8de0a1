import { columnsByType, listOfColumn, listOfType, tenantColumns } from "./columns.ts";
import { type Arity, allOperators, operatorsByType } from "./operators.ts";

/** A column that a condition may name. */
export interface Column {
  readonly name: string;
  /** Restriction type; undefined where only the tenant knows it. */
  readonly type: string | undefined;
  /** The MDO list whose names stand for its values, if one is known. */
  readonly list: string | undefined;
  readonly operators: Readonly<Record<string, Arity>>;
}

let types: ReadonlyMap<string, string> | undefined;
let spellings: ReadonlyMap<string, string> | undefined;

/** Built at first use: a flow without conditions does not pay for the catalogue. */
function typeByName(): ReadonlyMap<string, string> {
  types ??= new Map(
    Object.entries(columnsByType).flatMap(([type, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, string] => [name, type]),
    ),
  );
  return types;
}

/** The catalogue's own spelling of a column's name; letter case makes no other column (superoffice-conditions.md A.7). */
function spelling(name: string): string {
  if (typeByName().has(name)) return name;
  spellings ??= new Map([...typeByName().keys()].map((known) => [known.toLowerCase(), known]));
  return spellings.get(name.toLowerCase()) ?? name;
}

/** The column of that name, whatever its letter case; undefined when nobody knows it. */
export function findColumn(written: string): Column | undefined {
  const name = spelling(written);
  const type = typeByName().get(name);
  if (type === undefined && !tenantColumns.test(name)) return undefined;
  const operators = type === undefined ? allOperators : (operatorsByType[type] ?? allOperators);
  return { name, type, list: listOfColumn[name] ?? listOfType[type ?? ""], operators };
}

/** The names of all columns in the catalogue. */
export function columnNames(): readonly string[] {
  return [...typeByName().keys()];
}
