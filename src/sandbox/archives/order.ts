import type { Cell, Columns } from "./column.ts";
import { comparable } from "./filter/decode.ts";
import { findColumn } from "./find-column.ts";
import { MalformedQuery } from "./malformed.ts";

type Compare<Row> = (one: Row, other: Row) => number;

/** Puts rows in the order of "workflowName, updatedDate desc"; rows that are equal there stay as they were. */
export function sortRows<Row>(rows: readonly Row[], orderBy: string, columns: Columns<Row>): readonly Row[] {
  const comparisons = orderBy
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => comparisonOf(part, columns));
  if (comparisons.length === 0) return rows;
  return rows.toSorted((one, other) => {
    for (const compare of comparisons) {
      const difference = compare(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function comparisonOf<Row>(part: string, columns: Columns<Row>): Compare<Row> {
  const [name = "", direction = "asc", ...more] = part.split(/\s+/);
  const column = findColumn(columns, name);
  if (!column.sortable) throw new MalformedQuery(`The column ${name} cannot be sorted by.`);
  if (!/^(asc|desc)$/i.test(direction) || more.length > 0) throw new MalformedQuery(`"${part}" is no order.`);
  const sign = direction.toLowerCase() === "desc" ? -1 : 1;
  const keyOf = (row: Row) => comparable(column.type ?? "string", column.value(row) as Cell);
  return (one, other) => sign * difference(keyOf(one), keyOf(other));
}

function difference(one: string | number, other: string | number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
