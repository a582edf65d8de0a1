import { itemOf } from "../world/list-row.ts";
import type { List } from "./list.ts";

/** DOCUMENTED: some rows of the list's sample output (en/api/mdo-providers/reference/mergetags), and one of the tenant's own. */
const tags: readonly (readonly [name: string, field: string])[] = [
  ["Name", "customer.name"],
  ["First name", "customer.firstname"],
  ["Last name", "customer.lastname"],
  ["Salutation", "makeSalutation(customer.id)"],
  ["E-mail", "customer.email"],
  ["Name", "company.name"],
  ["City", "company.city"],
  ["Loyalty number", "customer.loyaltyNumber"],
];

/** The merge fields that texts may use; the field itself is the extra information. */
export const mergeTags: List = () =>
  tags.map(([Name, field], index) => itemOf({ Id: index + 1, Name, ExtraInfo: `[[${field}]]` }));
