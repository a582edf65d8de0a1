import { parseFilter } from "./filter/parse.ts";
import { predicateOf } from "./filter/predicate.ts";
import { findColumn } from "./find-column.ts";
import { sortRows } from "./order.ts";
import type { OpenArchive } from "./provider.ts";
import type { ArchiveQuery } from "./query.ts";
import type { Results } from "./results.ts";

/** A row of the answer: its key, and the columns that were asked for. */
export interface PageRow {
  readonly key: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

export interface Page {
  readonly entity: string;
  readonly rows: readonly PageRow[];
  /** Whether rows are left after these. */
  readonly more: boolean;
}

/** The rows that a query wants of an archive. */
export function pageOf<Row>(archive: OpenArchive<Row>, query: ArchiveQuery, results: Results): Page {
  const { columns, entity, keyOf } = archive;
  const names = query.select.length > 0 ? query.select : Object.keys(columns);
  const readers = names.map((name) => ({ name, column: findColumn(columns, name) }));
  const key = JSON.stringify([entity, query.filter, query.orderBy]);
  const sorted = results.rowsOf(key, () => sortRows(fittingRows(archive, query), query.orderBy, columns));
  const rows = sorted.slice(query.skip, query.skip + query.top).map((row) => ({
    key: keyOf(row),
    cells: Object.fromEntries(readers.map(({ name, column }) => [name, column.value(row)])),
  }));
  return { entity, rows, more: sorted.length > query.skip + rows.length };
}

function fittingRows<Row>({ rows, columns }: OpenArchive<Row>, { filter }: ArchiveQuery): readonly Row[] {
  return filter === "" ? rows() : rows().filter(predicateOf(parseFilter(filter), columns));
}
