import { columnNames, findColumn } from "../../language/conditions/column.ts";
import { shownColumns } from "../../language/conditions/shown-columns.ts";
import type { ColumnFacts } from "./column-info.ts";
import { demoColumns } from "./demo-columns.ts";

/** The list that the fields of the tenant's own take their values from. */
export const ownList = "CustomerSegment";

/** The columns of the provider for conditions on persons. Its rows are not simulated. ASSUMED: all can be sorted by. */
export function personSelectionColumns(): readonly ColumnFacts[] {
  const documented = columnNames().map((name) => {
    const column = findColumn(name);
    return { name, type: column?.type, list: column?.list, sortable: true };
  });
  const shown = [...shownColumns].map((name) => ({ name, type: undefined, sortable: true }));
  return [...documented, ...shown, ...Object.entries(demoColumns).flatMap(ownColumns)];
}

function ownColumns([type, names]: readonly [string, string]): readonly ColumnFacts[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => ({
      name,
      type: type === "" ? undefined : type,
      list: type === "listAny" ? ownList : undefined,
      sortable: true,
    }));
}
