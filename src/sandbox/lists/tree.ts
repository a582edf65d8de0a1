import type { MDOListItem } from "../../model/record.ts";

/** A row with the id of the one that it stands under; 0 for none. */
export interface TreeRow {
  readonly item: MDOListItem;
  readonly parent: number;
}

/** Puts rows under their parents. */
export function nest(rows: readonly TreeRow[], parent = 0): readonly MDOListItem[] {
  return rows.filter((row) => row.parent === parent).map(({ item }) => ({ ...item, ChildItems: nest(rows, item.Id) }));
}

/** Every row of a tree, parents before their children, none with children. */
export function flatten(items: readonly MDOListItem[]): readonly MDOListItem[] {
  return items.flatMap((item) => [{ ...item, ChildItems: [] }, ...flatten(item.ChildItems)]);
}
