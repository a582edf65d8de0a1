import { itemOf } from "../world/list-row.ts";
import type { List } from "./list.ts";

/** A list of the tenant's own, as its user-defined fields have. */
export const customerSegments: List = () =>
  ["Bronze", "Silver", "Gold"].map((Name, index) => itemOf({ Id: index + 1, Name }));
