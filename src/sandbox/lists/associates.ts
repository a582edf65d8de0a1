import type { MDOListItem } from "../../model/record.ts";
import type { SandboxState } from "../state.ts";
import { itemOf, listRows } from "../world/list-row.ts";
import { associateById } from "../world/lookup.ts";
import type { List } from "./list.ts";

/** Users by their user name; the person's name is the full name. */
export const associates: List = ({ store, ...state }) =>
  store.ids("associate").flatMap((id) => itemOfAssociate({ store, ...state }, id) ?? []);

function itemOfAssociate(state: SandboxState, id: number): MDOListItem | undefined {
  const associate = associateById(state, id);
  if (associate === undefined) return undefined;
  const { Name, FullName, Rank, Tooltip, Type } = associate;
  return { ...itemOf({ Id: id, Name }), FullName, Rank, ToolTip: Tooltip, Type };
}

/** DOCUMENTED: two rows stand for nobody and for the server's choice (superoffice-api.md E2, serviceassociate). */
const defaultItems = [itemOf({ Id: 2_147_483_647, Name: "autoAssign" }), itemOf({ Id: 0, Name: "unassigned" })];

export const serviceAssociates: List = (state, question) => {
  const wanted = /^(true|1)?$/i.test(question.additional.get("includedefaultitems") ?? "false");
  return [...(wanted ? defaultItems : []), ...associates(state, question)];
};

/** DOCUMENTED: everybody is -2147483648, a group is its id below zero (superoffice-api.md E2, visiblefor). */
export const visibleFor: List = (state, question) => [
  itemOf({ Id: -2_147_483_648, Name: "All" }),
  ...associates(state, question),
  ...listRows(state, "usergroup").map((group) => ({ ...itemOf(group), Id: -group.Id })),
];
