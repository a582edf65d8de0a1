import type { ArchiveColumn, Columns } from "./column.ts";
import { MalformedQuery } from "./malformed.ts";

/** The column of that name. ASSUMED: letter case does not count, and an unknown column is refused. */
export function findColumn<Row>(columns: Columns<Row>, name: string): ArchiveColumn<Row> {
  const exact = Object.hasOwn(columns, name) ? columns[name] : undefined;
  const found = exact ?? Object.entries(columns).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  if (found === undefined) throw new MalformedQuery(`There is no column ${name}.`);
  return found;
}
