import type { HierarchyEntity } from "../../model/record.ts";
import { itemOf } from "../world/list-row.ts";
import type { List } from "./list.ts";
import { nest } from "./tree.ts";

/** Folders as a tree. ASSUMED: the name is the folder's own, the full name its path, with `fullname=True` and without. */
export const folders: List = ({ store }, { additional }) => {
  const domain = additional.get("domain") ?? "EmailFlows";
  const rows = (store.rows("hierarchy") as readonly unknown[] as readonly HierarchyEntity[])
    .filter((folder) => folder.Domain.toLowerCase() === domain.toLowerCase())
    .map(({ HierarchyId, Name, Fullname, ParentId }) => ({
      item: { ...itemOf({ Id: HierarchyId, Name: Name ?? "" }), FullName: Fullname ?? "" },
      parent: ParentId,
    }));
  return nest(rows);
};
