/**
 * Which fields UpdateParticipant can change, with which operations, and at which position of `Values` each part
 * stands (superoffice-conditions.md G.2 to G.4). Operations that nobody documents for a field are open: all of them.
 */

/** The parts of an operation's value, each with its position in `Values`. */
export interface Operation {
  /** `none`: the operation's bare name; `one`: a value; `many`: a list; `parts`: a mapping of the named parts. */
  readonly shape: "none" | "one" | "many" | "parts";
  readonly parts: Readonly<Record<string, number>>;
}

export interface UpdatableField {
  readonly operations: Readonly<Record<string, Operation>>;
  /** What its values are; plain text where nothing is said. */
  readonly value?: UpdateValue;
  /** The MDO lists whose names stand for ids: one for the value, or one per part. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** `id`: a row of a list; `yesOrNo`: 1 or 0; `date`: a day. */
export type UpdateValue = "text" | "id" | "yesOrNo" | "date";

const none: Operation = { shape: "none", parts: {} };
const one: Operation = { shape: "one", parts: { value: 0 } };
const many: Operation = { shape: "many", parts: {} };
const parts = (positions: Readonly<Record<string, number>>): Operation => ({ shape: "parts", parts: positions });

const text = {
  set: one,
  clear: none,
  searchAndReplace: parts({ search: 1, replace: 2, options: 3 }),
  regex: parts({ pattern: 4, replace: 5, options: 6 }),
};
const address = {
  add: parts({ value: 0, description: 1 }),
  remove: parts({ value: 0, description: 1 }),
  replaceWith: parts({ value: 0, description: 1 }),
  clear: none,
  searchAndReplace: parts({ search: 2, replace: 3, options: 4 }),
  regex: parts({ pattern: 5, replace: 6, options: 7 }),
};
const open = { ...text, selectOne: one, check: one, toggle: none, addItems: many, removeItems: many };
const choose = (list: string): UpdatableField => ({
  operations: { selectOne: one },
  value: "id",
  lists: { value: list },
});
const chooseOrClear = (list: string): UpdatableField => ({
  operations: { selectOne: one, clear: none },
  value: "id",
  lists: { value: list },
});
const undocumented = (list?: string): UpdatableField =>
  list === undefined ? { operations: open } : { operations: open, value: "id", lists: { value: list } };

const legalBasis: UpdatableField = {
  operations: {
    add: parts({ purpose: 0, basis: 1, source: 2, comment: 3 }),
    remove: parts({ purpose: 4 }),
  },
  lists: { purpose: "consentpurpose", basis: "legalbase", source: "consentsource" },
};

const texts = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: text }]));
const addresses = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: address }]));
const sets = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: { set: one } }]));
const switches = (...names: string[]) =>
  Object.fromEntries(
    names.map((name): [string, UpdatableField] => [name, { operations: { set: one }, value: "yesOrNo" }]),
  );
const lines = (prefix: string) =>
  texts(
    ...["address1", "address2", "address3", "zipCode", "zipCity", "state", "county"].map((line) => `${prefix}/${line}`),
  );

const person: Readonly<Record<string, UpdatableField>> = {
  position: chooseOrClear("position"),
  personCountry: choose("country"),
  category: undocumented("category"),
  business: undocumented("business"),
  associateId: undocumented("associate"),
  supportAssociateId: undocumented("associate"),
  supportPriorityId: undocumented("ticketpriority"),
  supportLanguageId: undocumented(),
  leadstatus: undocumented("leadstatus"),
  portrait: undocumented(),
  disconnectFromContact: undocumented(),
  ...texts("number", "title", "mrMrs", "salutation", "firstName", "middleName", "lastName"),
  ...lines("address"),
  ...addresses("url", "e-mail", "mobilePhone", "directPhone", "privatePhone", "otherPhone", "directFax"),
  ...switches("personNoMail", "retired"),
  addInterests: { operations: { addItems: many }, value: "id" },
  removeInterest: { operations: { removeItems: many }, value: "id" },
  addSubscriptions: { operations: { addItems: many }, value: "id", lists: { value: "shipmenttype" } },
  removeSubscriptions: { operations: { removeItems: many }, value: "id", lists: { value: "shipmenttype" } },
  legalBasis,
  useAsMailingAddress: { operations: { check: one, toggle: none } },
  birthDate: { operations: { set: one, clear: none }, value: "date" },
};

const company: Readonly<Record<string, UpdatableField>> = {
  category: choose("category"),
  business: choose("business"),
  associateId: choose("associate"),
  contactCountry: choose("country"),
  ...texts("number2", "name", "department"),
  ...lines("streetAddress"),
  ...lines("postalAddress"),
  ...addresses("url", "e-mail", "phone", "fax"),
  ...sets("orgNr", "number1"),
  ...switches("stopped", "contactNoMail"),
  addInterests: { operations: { addItems: many }, value: "id" },
  removeInterest: { operations: { removeItems: many }, value: "id" },
};

export const updatableFields = { person, company };

/** User-defined fields ("SuperOffice:1") and extra fields ("x_…"): only the tenant knows their types. */
export const tenantField: RegExp = /^(.+:\d+|[xy]_.+)$/;

/** What a tenant's own field may be changed with. */
export const openField: UpdatableField = { operations: open };

/** Every operation with every shape that it has on some field, for fields whose type only the tenant knows. */
export const operationNames: readonly string[] = [
  ...new Set(
    [...Object.values(person), ...Object.values(company), openField].flatMap(({ operations }) =>
      Object.keys(operations),
    ),
  ),
];

/** The list whose rows a field's values are, for fields of persons and companies alike. */
export function listOfField(key: string): string | undefined {
  const fields: Readonly<Record<string, UpdatableField>> = { ...company, ...person };
  return Object.hasOwn(fields, key) ? fields[key]?.lists?.value : undefined;
}
