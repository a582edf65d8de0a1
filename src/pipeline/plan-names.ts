import { isColumnsList } from "../language/conditions/compared-list.ts";
import type { ListReference } from "../language/context.ts";
import { flowFolders } from "../language/flow-folders.ts";
import type { ColumnCache } from "../live/column-cache.ts";
import type { ListCache } from "../live/list-cache.ts";
import type { FlowPlan } from "../model/plan.ts";
import { listsOfWhatGoes, type NameOf } from "../plan/names.ts";

/** Where the names of a plan come from. */
export interface NameSources {
  readonly lists: ListCache;
  readonly columns: ColumnCache;
  readonly keyOfFlow: (id: number) => string | undefined;
}

/**
 * What records are called in a plan. The files have asked for the lists of what they say; those of what goes away are asked
 * for here, each once. A name that cannot be had is shown as a number.
 */
export async function planNames(
  flows: readonly FlowPlan[],
  { lists, columns, keyOfFlow }: NameSources,
): Promise<NameOf> {
  const nameOf: NameOf = (list, id) => (list === "flow" ? keyOfFlow(id) : lists.nameOf(listNamed(list, columns), id));
  const wanted = listsOfWhatGoes(flows, nameOf).map((list) => listNamed(list, columns));
  await Promise.all([...new Set(wanted)].filter(isAsked).map((list) => lists.fetch(referenceTo(list))));
  return nameOf;
}

/** Flows are known by their keys, and a column stands for its list as long as nobody knows that. */
const isAsked = (list: string) => list !== "" && list !== "flow" && !isColumnsList(list);

/** How a list is asked for that a plan calls by its name. */
export function referenceTo(list: string): ListReference {
  return list === flowFolders.list ? flowFolders : { list, additional: "" };
}

/** The list behind a column of a tenant's own field, which stands for it in plans. */
function listNamed(list: string, { catalogue }: ColumnCache): string {
  return (isColumnsList(list) ? catalogue.find(list)?.list : undefined) ?? list;
}
