/**
 * Which fields UpdateParticipant can change, with which operations, and at which position of `Values` each part
 * stands (superoffice-conditions.md G.2 to G.4). Operations that nobody documents for a field are open: all of them.
 */

/** The word under which any operation can be written as the server has it. */
export const exactly = "exactly";

/** What one word of the language means for one field. */
export interface Operation {
  /** The server's name for it (superoffice-conditions.md G.2). */
  readonly type: string;
  /** `none`: the word alone; `one`: a value; `some`: a value or a list; `many`: a list; `parts`: the named parts. */
  readonly shape: "none" | "one" | "some" | "many" | "parts";
  /** The position of each part in `Values`. */
  readonly parts: Readonly<Record<string, number>>;
  /** The parts without which the operation says nothing. */
  readonly needed: readonly string[];
}

export interface UpdatableField {
  readonly operations: Readonly<Record<string, Operation>>;
  /** What its values are; plain text where nothing is said. */
  readonly value?: UpdateValue;
  /** The MDO lists whose names stand for ids: one for the value, or one per part. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** `id`: a row of a list; `yesOrNo`: 1 or 0; `date`: a day; `any`: only the tenant knows. */
export type UpdateValue = "text" | "id" | "yesOrNo" | "date" | "any";

const none = (type: string): Operation => ({ type, shape: "none", parts: {}, needed: [] });
const one = (type: string): Operation => ({ type, shape: "one", parts: { value: 0 }, needed: [] });
const some = (type: string): Operation => ({ type, shape: "some", parts: {}, needed: [] });
const many = (type: string): Operation => ({ type, shape: "many", parts: {}, needed: [] });
const parts = (type: string, positions: Readonly<Record<string, number>>, ...needed: string[]): Operation => ({
  type,
  shape: "parts",
  parts: positions,
  needed,
});

const set = one("set");
const clear = none("clear");
const select = one("selectOne");
const addItems = many("addItems");
const removeItems = many("removeItems");

const text = {
  set,
  clear,
  replaceText: parts("searchAndReplace", { find: 1, with: 2, options: 3 }, "find", "with"),
  replacePattern: parts("regex", { find: 4, with: 5, options: 6 }, "find", "with"),
};
const address = {
  add: parts("add", { value: 0, description: 1 }, "value"),
  remove: parts("remove", { value: 0, description: 1 }),
  replaceAll: parts("replaceWith", { value: 0, description: 1 }, "value"),
  clear,
  replaceText: parts("searchAndReplace", { find: 2, with: 3, options: 4 }, "find", "with"),
  replacePattern: parts("regex", { find: 5, with: 6, options: 7 }, "find", "with"),
};
const open = {
  ...text,
  set: some("set"),
  select,
  check: one("check"),
  toggle: none("toggle"),
  add: addItems,
  remove: removeItems,
};
const choose = (list: string): UpdatableField => ({
  operations: { set: select },
  value: "id",
  lists: { value: list },
});
const chooseOrClear = (list: string): UpdatableField => ({
  operations: { set: select, clear },
  value: "id",
  lists: { value: list },
});
const undocumented = (list?: string): UpdatableField =>
  list === undefined
    ? { operations: open, value: "any" }
    : { operations: { ...open, set: select }, value: "id", lists: { value: list } };

const legalBasis: UpdatableField = {
  operations: {
    add: parts("add", { purpose: 0, basis: 1, source: 2, comment: 3 }, "purpose", "basis"),
    remove: parts("remove", { purpose: 4 }, "purpose"),
  },
  lists: { purpose: "consentpurpose", basis: "legalbase", source: "consentsource" },
};

const texts = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: text }]));
const addresses = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: address }]));
const sets = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: { set } }]));
const switches = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, UpdatableField] => [name, { operations: { set }, value: "yesOrNo" }]));
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
  addInterests: { operations: { add: addItems }, value: "id" },
  removeInterest: { operations: { remove: removeItems }, value: "id" },
  addSubscriptions: { operations: { add: addItems }, value: "id", lists: { value: "shipmenttype" } },
  removeSubscriptions: { operations: { remove: removeItems }, value: "id", lists: { value: "shipmenttype" } },
  legalBasis,
  useAsMailingAddress: { operations: { set: one("check"), toggle: none("toggle") }, value: "yesOrNo" },
  birthDate: { operations: { set, clear }, value: "date" },
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
  addInterests: { operations: { add: addItems }, value: "id" },
  removeInterest: { operations: { remove: removeItems }, value: "id" },
};

export const updatableFields = { person, company };

/** User-defined fields ("SuperOffice:1") and extra fields ("x_…"): only the tenant knows their types. */
export const tenantField: RegExp = /^(.+:\d+|[xy]_.+)$/;

/** What a tenant's own field may be changed with. */
export const openField: UpdatableField = { operations: open, value: "any" };

/** Every operation with every shape that it has on some field, for fields whose type only the tenant knows. */
export const operationNames: readonly string[] = [
  ...new Set(
    [...Object.values(person), ...Object.values(company), openField].flatMap(({ operations }) =>
      Object.keys(operations),
    ),
  ),
  exactly,
];

const all: Readonly<Record<string, UpdatableField>> = { ...company, ...person };

/** What a field can be changed with, for fields of persons and companies alike; undefined for one that nobody knows. */
export function updatableField(key: string): UpdatableField | undefined {
  if (Object.hasOwn(all, key)) return all[key];
  return tenantField.test(key) ? openField : undefined;
}

/** The list whose rows a field's values are, for fields of persons and companies alike. */
export function listOfField(key: string): string | undefined {
  return updatableField(key)?.lists?.value;
}
