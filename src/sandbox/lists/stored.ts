import { itemOf, type ListRow, listRows } from "../world/list-row.ts";
import type { List } from "./list.ts";

/** A list whose rows are kept as they are shown. */
export function stored(list: string): List {
  return (state) => listRows(state, list).map(itemOf);
}

/** A list that shows only the rows of an owner, where the question names one; 0 stands for none. */
function ownedBy(list: string, parameter: string): List {
  return (state, { additional }) => {
    const owner = Number(additional.get(parameter) ?? 0);
    const belongs = ({ Owners = [] }: ListRow) => owner === 0 || Owners.includes(owner);
    return listRows(state, list).filter(belongs).map(itemOf);
  };
}

/** ASSUMED: `local` and `global` leave nothing out, for every link of the sandbox belongs to a mailing. */
export const shipmentLinks = ownedBy("shipmentlinks", "shipmentid");

const stages = ownedBy("salestage", "saletypeid");

/** DOCUMENTED: two rows of its own come after the stages (superoffice-api.md E2, salestage). */
export const saleStages: List = (state, question) => [
  ...stages(state, question),
  itemOf({ Id: -2, Name: "Sold" }),
  itemOf({ Id: -1, Name: "Lost" }),
];
