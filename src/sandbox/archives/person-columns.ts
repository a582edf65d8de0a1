import { columnNames, findColumn } from "../../language/conditions/column.ts";
import type { ColumnFacts } from "./column-info.ts";

/** The columns of the provider for conditions on persons. Its rows are not simulated. ASSUMED: all can be sorted by. */
export function personSelectionColumns(): readonly ColumnFacts[] {
  return columnNames().map((name) => {
    const column = findColumn(name);
    return { name, type: column?.type, list: column?.list, sortable: true };
  });
}
