import type { Catalogue } from "../language/conditions/column.ts";
import type { ListReference } from "../language/context.ts";
import { flowFolders } from "../language/flow-folders.ts";

/** A list whose names flow files can speak of, and how it is asked for. */
export interface WritableList extends ListReference {
  readonly description: string;
}

const list = (name: string, description: string): WritableList => ({ list: name, description, additional: "" });

/** Lists whose names only conditions speak of, as the values of their columns. */
export function columnLists(catalogue: Catalogue): readonly WritableList[] {
  const named = catalogue.names().flatMap((name) => catalogue.find(name)?.list ?? []);
  const known = new Set(writableLists.map(({ list }) => list));
  return [...new Set(named)]
    .filter((name) => !known.has(name))
    .sort()
    .map((name) => list(name, "values of columns"));
}

/** Every list that the language can write names of (superoffice-api.md E2). */
export const writableLists: readonly WritableList[] = [
  list("associate", "users"),
  list("attachment", "files that mails can carry"),
  list("crmscript", "scripts"),
  list("currency", "currencies of sales"),
  list("ejcategory", "categories of requests"),
  list("form", "forms"),
  { ...flowFolders, description: "folders of flows" },
  list("project", "projects"),
  list("salestage", "stages of sales"),
  list("saletype", "types of sales"),
  list("selection", "static selections"),
  list("serviceassociate", "users who take requests"),
  list("shipmentlinks", "tracked links"),
  list("shipmenttype", "subscriptions"),
  list("source", "sources of sales"),
  list("specifiedmailings", "mailings"),
  list("task", "types of follow-ups"),
  list("ticketpriority", "priorities of requests"),
  list("ticketticketstatus", "statuses of requests"),
  list("tickettype", "types of requests"),
  list("timezoneiana", "time zones"),
  list("usergroup", "groups of users"),
];
