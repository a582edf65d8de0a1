import { columnsByType, listOfColumn, listOfType, tenantColumns } from "./columns.ts";
import { type Arity, allOperators, operatorsByType } from "./operators.ts";
import { shownColumns } from "./shown-columns.ts";

/** A column that a condition may name. */
export interface Column {
  readonly name: string;
  /** Restriction type; undefined where only the tenant knows it. */
  readonly type: string | undefined;
  /** The MDO list whose names stand for its values, if one is known. */
  readonly list: string | undefined;
  readonly operators: Readonly<Record<string, Arity>>;
}

/** The columns that conditions can speak of: those that are built in, or those of a target. */
export interface Catalogue {
  /** The target that they were read from; empty for the built-in ones. */
  readonly target: string;
  /** The column of that name, whatever its letter case; undefined when there is none. */
  find(name: string): Column | undefined;
  /** Whether the column exists but cannot be tested. */
  isShownOnly(name: string): boolean;
  names(): readonly string[];
  /** Whether the source of the catalogue lists the operator, and not only the documentation. */
  lists(column: Column, operator: string): boolean;
}

/** Looks names up whatever their letter case, which makes no other column (superoffice-conditions.md A.7). */
export function spellingsOf(names: Iterable<string>): (written: string) => string | undefined {
  const spellings = new Map<string, string>();
  for (const name of names) spellings.set(name.toLowerCase(), name);
  return (written) => spellings.get(written.toLowerCase());
}

let types: ReadonlyMap<string, string> | undefined;
let spelling: ((written: string) => string | undefined) | undefined;

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

function spelled(name: string): string {
  if (typeByName().has(name)) return name;
  spelling ??= spellingsOf(typeByName().keys());
  return spelling(name) ?? name;
}

/** The column of that name, whatever its letter case; undefined when nobody knows it. */
export function findColumn(written: string): Column | undefined {
  const name = spelled(written);
  const type = typeByName().get(name);
  if (type === undefined && !tenantColumns.test(name)) return undefined;
  const operators = type === undefined ? allOperators : (operatorsByType[type] ?? allOperators);
  return { name, type, list: listFor(name, type), operators };
}

/** The list behind a column; a related person or company has the lists of any other. */
function listFor(name: string, type: string | undefined): string | undefined {
  return listOfColumn[name.replace(/^(person)?(source|target)Relation\//i, "")] ?? listOfType[type ?? ""];
}

/** A column of which nobody here knows more than its name. */
export function openColumn(name: string): Column {
  return { name, type: undefined, list: undefined, operators: allOperators };
}

/** The names of all columns in the catalogue. */
export function columnNames(): readonly string[] {
  return [...typeByName().keys()];
}

/** What SuperOffice documents: every column but those of a tenant's own fields, which are taken on trust. */
export const builtInCatalogue: Catalogue = {
  target: "",
  find: findColumn,
  isShownOnly: (name) => shownColumns.has(name),
  names: columnNames,
  lists: () => true,
};
