import type { ArchiveColumn, Cell, Columns } from "../column.ts";
import { findColumn } from "../find-column.ts";
import { MalformedQuery } from "../malformed.ts";
import { comparable, plainValue } from "./decode.ts";
import type { Comparison, Filter, Operator } from "./expression.ts";

type Predicate<Row> = (row: Row) => boolean;

/** What a filter lets through. A column that cannot be filtered by is refused (superoffice-api.md E1). */
export function predicateOf<Row>(filter: Filter, columns: Columns<Row>): Predicate<Row> {
  if ("all" in filter) return every(filter.all.map((part) => predicateOf(part, columns)));
  if ("any" in filter) {
    const parts = filter.any.map((part) => predicateOf(part, columns));
    return (row) => parts.some((part) => part(row));
  }
  if ("not" in filter) {
    const inner = predicateOf(filter.not, columns);
    return (row) => !inner(row);
  }
  return compare(filter, columns);
}

function every<Row>(parts: readonly Predicate<Row>[]): Predicate<Row> {
  return (row) => parts.every((part) => part(row));
}

function compare<Row>({ column: name, operator, values }: Comparison, columns: Columns<Row>): Predicate<Row> {
  const column = findColumn(columns, name);
  const { type } = column;
  if (type === undefined) throw new MalformedQuery(`The column ${name} cannot be filtered by.`);
  const wanted = values.map((value) => wantedValue(plainValue(value), type));
  return (row) => tests[operator](candidates(column, type, row), wanted);
}

/** ASSUMED: a number that is none is refused; the server's own reading makes it 0 (superoffice-conditions.md B). */
function wantedValue(value: string, type: string): string | number {
  const wanted = comparable(type, value);
  if (Number.isNaN(wanted)) throw new MalformedQuery(`"${value}" is no number.`);
  return wanted;
}

/** What a row has in the column: the value, and for a value with an id behind it the id as well. */
function candidates<Row>(column: ArchiveColumn<Row>, type: string, row: Row): readonly (string | number)[] {
  const shown = comparable(type, column.value(row) as Cell);
  return column.id === undefined ? [shown] : [shown, String(column.id(row))];
}

type Test = (has: readonly (string | number)[], wanted: readonly (string | number)[]) => boolean;

const someOf: Test = (has, wanted) => wanted.some((value) => has.includes(value));

const firstOf =
  (test: (has: string | number, wanted: string | number) => boolean): Test =>
  ([has = ""], [wanted = ""]) =>
    test(has, wanted);

const tests: Readonly<Record<Operator, Test>> = {
  eq: someOf,
  ne: (has, wanted) => !someOf(has, wanted),
  in: someOf,
  oneOf: someOf,
  notOneOf: (has, wanted) => !someOf(has, wanted),
  lt: firstOf((has, wanted) => has < wanted),
  le: firstOf((has, wanted) => has <= wanted),
  gt: firstOf((has, wanted) => has > wanted),
  ge: firstOf((has, wanted) => has >= wanted),
  contains: firstOf((has, wanted) => String(has).includes(String(wanted))),
  startswith: firstOf((has, wanted) => String(has).startsWith(String(wanted))),
  endswith: firstOf((has, wanted) => String(has).endsWith(String(wanted))),
};
