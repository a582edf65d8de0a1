import { describe, expect, test } from "vitest";
import { builtInCatalogue } from "../../src/language/conditions/column.ts";
import type { Names, Values } from "../../src/language/context.ts";
import { openField, updatableFields } from "../../src/language/field-update-catalogue.ts";
import { readFieldUpdate } from "../../src/language/fields/read-field-update.ts";
import type { FieldValueInfo } from "../../src/model/restriction.ts";
import { compileDocument } from "../support/example-flows.ts";

/** The keys of superoffice-conditions.md G.3. */
const keys = {
  person:
    "category business associateId supportAssociateId supportPriorityId supportLanguageId position number title " +
    "personNoMail addInterests removeInterest addSubscriptions removeSubscriptions legalBasis useAsMailingAddress " +
    "retired mrMrs salutation firstName middleName lastName birthDate personCountry url e-mail mobilePhone directPhone " +
    "privatePhone otherPhone directFax address/address1 address/address2 address/address3 address/zipCode " +
    "address/zipCity address/state address/county portrait disconnectFromContact leadstatus",
  company:
    "category business associateId number2 number1 stopped contactNoMail orgNr name department contactCountry url " +
    "e-mail phone fax streetAddress/address1 streetAddress/address2 streetAddress/address3 streetAddress/zipCode " +
    "streetAddress/zipCity streetAddress/state streetAddress/county postalAddress/address1 postalAddress/address2 " +
    "postalAddress/address3 postalAddress/zipCode postalAddress/zipCity postalAddress/state postalAddress/county " +
    "addInterests removeInterest",
} as const;

const lines = (prefix: string) =>
  ["address1", "address2", "address3", "zipCode", "zipCity", "state", "county"].map((line) => `${prefix}/${line}`);

type Table = keyof typeof updatableFields;
type Case = readonly [written: unknown, operation: string, values: readonly string[]];

const set = (value: unknown, wire: string): Case => [{ set: value }, "set", [wire]];
const choose: Case = [{ set: { id: 5 } }, "selectOne", ["5"]];
const clear: Case = ["clear", "clear", []];
const add: Case = [{ add: [{ id: 5 }, { id: 7 }] }, "addItems", ["5", "7"]];
const remove: Case = [{ remove: [{ id: 5 }] }, "removeItems", ["5"]];
const text: readonly Case[] = [
  set("Dr", "Dr"),
  clear,
  [{ replaceText: { find: "a", with: "b" } }, "searchAndReplace", ["", "a", "b"]],
  [{ replaceText: { find: "a", with: "", options: "IgnoreCase" } }, "searchAndReplace", ["", "a", "", "IgnoreCase"]],
  [{ replacePattern: { find: "^a", with: "b" } }, "regex", ["", "", "", "", "^a", "b"]],
  [
    { replacePattern: { find: "^a", with: "b", options: "IgnoreCase" } },
    "regex",
    ["", "", "", "", "^a", "b", "IgnoreCase"],
  ],
];
const address: readonly Case[] = [
  [{ add: "a@example.com" }, "add", ["a@example.com"]],
  [{ add: { value: "a@example.com", description: "Work" } }, "add", ["a@example.com", "Work"]],
  [{ remove: "a@example.com" }, "remove", ["a@example.com"]],
  [{ remove: { description: "Work" } }, "remove", ["", "Work"]],
  [{ replaceAll: { value: "a@example.com", description: "Work" } }, "replaceWith", ["a@example.com", "Work"]],
  clear,
  [{ replaceText: { find: "a", with: "b" } }, "searchAndReplace", ["", "", "a", "b"]],
  [
    { replaceText: { find: "a", with: "b", options: "WholeWord" } },
    "searchAndReplace",
    ["", "", "a", "b", "WholeWord"],
  ],
  [{ replacePattern: { find: "a", with: "b" } }, "regex", ["", "", "", "", "", "a", "b"]],
];
const legalBasis: readonly Case[] = [
  [{ add: { purpose: { id: 1 }, basis: { id: 2 } } }, "add", ["1", "2"]],
  [
    { add: { purpose: { id: 1 }, basis: { id: 2 }, source: { id: 3 }, comment: "Fair" } },
    "add",
    ["1", "2", "3", "Fair"],
  ],
  [{ add: { purpose: { id: 1 }, basis: { id: 2 }, comment: "Fair" } }, "add", ["1", "2", "", "Fair"]],
  [{ remove: { purpose: { id: 1 } } }, "remove", ["", "", "", "", "1"]],
];
const yesOrNo: readonly Case[] = [set(true, "1"), set(false, "0")];

/** The rows of superoffice-conditions.md G.4: the fields, and everything that can be done to them. */
const rows: readonly (readonly [Table, readonly string[], readonly Case[]])[] = [
  ["person", ["position"], [choose, clear]],
  ["company", ["category", "business", "associateId", "contactCountry"], [choose]],
  ["person", ["personCountry"], [choose]],
  ["person", ["number", "title", "mrMrs", "salutation", "firstName", "middleName", "lastName"], text],
  ["person", lines("address"), text],
  ["company", ["number2", "name", "department", ...lines("streetAddress"), ...lines("postalAddress")], text],
  ["company", ["orgNr", "number1"], [set("987654321", "987654321")]],
  ["person", ["personNoMail", "retired"], yesOrNo],
  ["company", ["stopped", "contactNoMail"], yesOrNo],
  ["person", ["addInterests", "addSubscriptions"], [add]],
  ["company", ["addInterests"], [add]],
  ["person", ["removeInterest", "removeSubscriptions"], [remove]],
  ["company", ["removeInterest"], [remove]],
  ["person", ["legalBasis"], legalBasis],
  [
    "person",
    ["useAsMailingAddress"],
    [
      [{ set: true }, "check", ["1"]],
      [{ set: false }, "check", ["0"]],
      ["toggle", "toggle", []],
    ],
  ],
  ["person", ["birthDate"], [set("1980-02-28", "02/28/1980"), clear]],
  ["person", ["url", "e-mail", "mobilePhone", "directPhone", "privatePhone", "otherPhone", "directFax"], address],
  ["company", ["url", "e-mail", "phone", "fax"], address],
];

/** The rows of G.4 about a tenant's own fields, of which Flowform knows only the name. */
const ownFields: readonly (readonly [string, Case])[] = [
  ["number", set(5, "5")],
  ["decimal", set(1.5, "1.5")],
  ...text.map((each): readonly [string, Case] => ["text", each]),
  ["date", set("02/28/1980", "02/28/1980")],
  ["checkbox", [{ check: true }, "check", ["1"]]],
  ["checkbox", ["toggle", "toggle", []]],
  ["list", [{ select: { id: 5 } }, "selectOne", ["5"]]],
  ["time span", [{ set: [1, 2, 30] }, "set", ["1", "2", "30"]]],
  ["yes or no", set(true, "1")],
  ["several", add],
];

function compileUpdates(table: Table, updates: readonly Values[]) {
  const step = { id: "update", updateParticipant: { [table]: updates } };
  const { flow, diagnostics } = compileDocument({ flow: "test", name: "Test", steps: [step] });
  const [compiled] = flow.carrier.Steps as unknown as readonly Record<string, readonly FieldValueInfo[]>[];
  const infos = (table === "person" ? compiled?.FieldValuesPerson : compiled?.FieldValuesCompany) ?? [];
  return { infos, findings: diagnostics.map(({ code, origin }) => `${code} ${origin?.pointer.slice(4).join("/")}`) };
}

const names: Names = {
  catalogue: builtInCatalogue,
  recordName: (_list: unknown, id: number) => ({ id }),
  flowName: (id: number) => ({ id }),
  longText: (value: string) => value,
};

describe("field updates are those of the reference", () => {
  test.each(["person", "company"] as const)("the keys of the %s", (table) => {
    expect(Object.keys(updatableFields[table]).sort()).toEqual(keys[table].split(" ").sort());
  });

  test.each(rows)("%s %j: operations, and the position of every value", (table, fields, cases) => {
    for (const field of fields) {
      const { operations } = updatableFields[table][field] ?? openField;
      expect(new Set(Object.values(operations).map(({ type }) => type)), field).toEqual(
        new Set(cases.map(([, operation]) => operation)),
      );
      const { infos, findings } = compileUpdates(
        table,
        cases.map(([written]) => ({ [field]: written })),
      );
      expect(findings).toEqual([]);
      const wire = infos.map(({ Key, CurrentOperationType, Values, IsActive }) => [
        Key,
        CurrentOperationType,
        Values,
        IsActive,
      ]);
      expect(wire).toEqual(cases.map(([, operation, values]) => [field, operation, values, true]));
      const read = infos.map((info) => readFieldUpdate(updatableFields[table], { ...info }, names));
      expect(read).toEqual(cases.map(([written]) => ({ [field]: written })));
    }
  });

  test.each(ownFields)("a field of one's own that is a %s: %j", (_type, [written, operation, values]) => {
    for (const key of ["SuperOffice:1", "x_size"]) {
      const { infos, findings } = compileUpdates("person", [{ [key]: written }, { [key]: written, inactive: true }]);
      expect(findings).toEqual([]);
      expect(infos).toMatchObject([
        { Key: key, CurrentOperationType: operation, Values: values, IsActive: true },
        { Key: key, CurrentOperationType: operation, Values: values, IsActive: false },
      ]);
    }
  });

  test.each(["(?i)^dr", "(?>a+)b", "(?<year>\\d+)", "(?'year'\\d+)", "[a-z-[aeiou]]", "^0047"])(
    "a pattern of the server's own dialect is not judged: %s",
    (find) => {
      expect(compileUpdates("person", [{ title: { replacePattern: { find, with: "b" } } }]).findings).toEqual([]);
    },
  );

  test.each([
    ["searchAndReplace", ["", "", "b"]],
    ["regex", ["", "", "", "", "([", "b"]],
  ])("what the check would refuse is read in the server's own words: %s", (CurrentOperationType, Values) => {
    const info = { Key: "title", CurrentOperationType, Values, IsActive: true };
    const read = readFieldUpdate(updatableFields.person, info, names);
    expect(read).toEqual({ title: { exactly: { operation: CurrentOperationType, values: Values } } });
    expect(compileUpdates("person", [read])).toMatchObject({ findings: [], infos: [info] });
  });

  test("a key takes the server's letter case, and no operation is beyond reach", () => {
    const updates = [
      { TITLE: { set: "Dr" } },
      { portrait: { exactly: { operation: "separator", values: ["", "x"] } } },
    ];
    expect(compileUpdates("person", updates).infos).toMatchObject([
      { Key: "title", CurrentOperationType: "set", Values: ["Dr"] },
      { Key: "portrait", CurrentOperationType: "separator", Values: ["", "x"] },
    ]);
  });
});

const mistakes: readonly (readonly [string, Values, string])[] = [
  ["a key that does not exist", { titel: { set: "Dr" } }, "FF317 0/titel"],
  ["a key of the other table", { orgNr: { set: "1" } }, "FF317 0/orgNr"],
  ["no key", { inactive: true }, "FF323 0"],
  ["two keys", { title: { set: "Dr" }, number: { set: "1" } }, "FF323 0"],
  ["an operation that the field does not have", { personCountry: "clear" }, "FF318 0/personCountry"],
  ["an operation that nobody has", { title: { put: "Dr" } }, "FF318 0/title/put"],
  ["the server's word for an operation", { title: { searchAndReplace: "Dr" } }, "FF318 0/title/searchAndReplace"],
  ["a list where one value is wanted", { title: { set: ["Dr", "Prof"] } }, "FF319 0/title/set"],
  ["one value where a list is wanted", { addInterests: { add: { id: 1 } } }, "FF319 0/addInterests/add"],
  ["a value where none is wanted", { mobilePhone: { clear: true } }, "FF319 0/mobilePhone/clear"],
  ["no value where one is wanted", { title: "set" }, "FF319 0/title"],
  ["an unknown part", { title: { replaceText: { find: "a", by: "b" } } }, "FF319 0/title/replaceText"],
  ["a missing part", { title: { replaceText: { find: "a" } } }, "FF319 0/title/replaceText"],
  ["no part", { title: { replacePattern: { options: "IgnoreCase" } } }, "FF319 0/title/replacePattern"],
  ["a purpose without a basis", { legalBasis: { add: { purpose: { id: 1 } } } }, "FF319 0/legalBasis/add"],
  ["a description without an address", { "e-mail": { add: { description: "Work" } } }, "FF319 0/e-mail/add"],
  ["no operation in the server's own words", { title: { exactly: { values: ["1"] } } }, "FF319 0/title/exactly"],
  ["an id for a text", { title: { set: { id: 5 } } }, "FF585 0/title/set"],
  ["yes for a text", { title: { set: true } }, "FF585 0/title/set"],
  ["a text for yes or no", { retired: { set: "yes" } }, "FF585 0/retired/set"],
  ["a text for a date", { birthDate: { set: "28.02.1980" } }, "FF585 0/birthDate/set"],
  ["a day that does not exist", { birthDate: { set: "1981-02-29" } }, "FF309 0/birthDate/set"],
  ["nothing to find", { title: { replaceText: { find: "", with: "b" } } }, "FF319 0/title/replaceText/find"],
  ["no pattern", { title: { replacePattern: { find: "([", with: "b" } } }, "FF319 0/title/replacePattern/find"],
  ["an empty pattern", { title: { replacePattern: { find: "", with: "b" } } }, "FF319 0/title/replacePattern/find"],
  ["a name where none can be looked up", { addInterests: { add: ["Golf"] } }, "FF585 0/addInterests/add/0"],
];

describe("every mistake is a finding at its place", () => {
  test.each(mistakes)("%s", (_mistake, update, finding) => {
    expect(compileUpdates("person", [update]).findings).toEqual([finding]);
  });
});
