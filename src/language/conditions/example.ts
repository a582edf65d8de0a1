import type { Column } from "./column.ts";

/** A name that the list probably has, so that an example reads like one. */
const nameInList: Readonly<Record<string, string>> = {
  associate: "anna.berg",
  business: "IT",
  category: "Customer",
  country: "Norway",
  ejcategory: "Support",
  form: "Trial signup",
  leadstatus: "Sales qualified",
  position: "IT manager",
  project: "Trial customers",
  saletype: "Renewal",
  salestage: "Proposal",
  selection: "VIP customers",
  serviceassociate: "anna.berg",
  shipmentlinks: "Book a demo",
  shipmenttype: "Newsletter",
  source: "Campaign",
  specifiedmailings: "Welcome to your trial",
  ticketpriority: "High",
  ticketslevel: "Internal",
  ticketticketstatus: "Open",
  tickettype: "Complaint",
  usergroup: "Sales",
};

/** How a column of each type is written most often; `{}` stands for a value out of its list. */
const tests: Readonly<Record<string, string>> = {
  associate: "{ associateIsOneOf: [{}] }",
  bool: "true",
  date: "{ thisAndPrevious: 2 weeks }",
  datetime: "{ afterTime: 2026-12-01 08:00 }",
  decimal: "{ greater: 1000.5 }",
  ejCategory: "{ oneOf: [{}] }",
  ejUser: "{ oneOf: [{}] }",
  int: "{ greater: 3 }",
  intArray: "{ intArrayOneOf: [5] }",
  listAny: "{ oneOf: [{}] }",
  listExternal: "{ oneOf: [{}] }",
  listInterest: "{ oneOf: [{}] }",
  positiveString: "{ contains: offer }",
  saintStatus: "true",
  string: "{ begins: A }",
  stringorPK: "{ begins: A }",
  timeSpan: "{ greater: 8 hours }",
  unlimitedDate: "{ after: 2026-12-01 }",
  userGroup: "{ oneOf: [{}] }",
};

/** An example line of YAML for a column. */
export function exampleLine({ name, type, list, operators }: Column): string {
  const key = /^[\w/:.-]+$/.test(name) ? name : JSON.stringify(name);
  return `- ${key}: ${type === "int" && list !== undefined ? `{ equals: ${itemOf(list)} }` : test(type, list, operators)}`;
}

function test(type: string | undefined, list: string | undefined, operators: Column["operators"]): string {
  const written = tests[type ?? ""];
  if (written !== undefined) return written.replace("{}", itemOf(list));
  return Object.hasOwn(operators, "isNotNull") ? "isNotNull" : `{ ${Object.keys(operators)[0] ?? "equals"}: 1 }`;
}

/** A list whose names nobody knows here is written by ids. */
function itemOf(list: string | undefined): string {
  return (list === undefined ? undefined : nameInList[list]) ?? (list === undefined ? "{ id: 5 }" : "…");
}
