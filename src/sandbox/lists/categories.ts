import { itemOf, listRows } from "../world/list-row.ts";
import type { List } from "./list.ts";
import { nest } from "./tree.ts";

/** Request categories as a tree. */
export const categories: List = (state) =>
  nest(listRows(state, "ejcategory").map((row) => ({ item: itemOf(row), parent: row.Owners?.[0] ?? 0 })));
