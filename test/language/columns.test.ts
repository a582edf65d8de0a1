import { describe, expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { validateFlow } from "../../src/generated/validate-flow.js";
import { choosePlaces, conditionPlaces, offeredColumns, placeWords } from "../../src/language/condition-places.ts";
import { areaOf } from "../../src/language/conditions/areas.ts";
import { builtInCatalogue, type Catalogue } from "../../src/language/conditions/column.ts";
import { exampleLine } from "../../src/language/conditions/example.ts";
import { type ColumnSnapshot, readSnapshot, snapshotText } from "../../src/language/conditions/snapshot.ts";
import { tenantCatalogue } from "../../src/language/conditions/tenant-catalogue.ts";
import { getColumns } from "../../src/live/columns.ts";
import { workflowGoalTypes, workflowTriggerTypes, workflowWaitForActionTypes } from "../../src/model/enums.ts";
import { inventedWorld, parseFlow } from "../support/example-flows.ts";
import { workshop } from "../support/sandbox-project.ts";

async function sandboxSnapshot(): Promise<ColumnSnapshot> {
  const { value } = await getColumns(workshop().target.connection, 4);
  if (value === undefined) throw new Error("the sandbox has no columns");
  return value;
}

describe("the documented columns", () => {
  /** The count of each type in superoffice-conditions.md C.2; without a type a column can only be looked at. */
  const documented = {
    string: 329,
    int: 209,
    listAny: 200,
    bool: 149,
    "": 115,
    associate: 99,
    date: 92,
    decimal: 49,
    datetime: 31,
    userGroup: 24,
    positiveString: 22,
    timeSpan: 18,
    stringorPK: 14,
    unlimitedDate: 7,
    listExternal: 7,
    saintStatus: 3,
    ejUser: 3,
    listInterest: 2,
    ejCategory: 1,
    intArray: 1,
  };

  test("are 1,375, with as many of each type as SuperOffice's own table", async () => {
    const columns = Object.values((await sandboxSnapshot()).columns);
    const counts: Record<string, number> = {};
    for (const { type } of columns) counts[type] = (counts[type] ?? 0) + 1;
    expect(counts).toEqual(documented);
    expect(columns).toHaveLength(1375);
  });

  test("have an example each that is right, on the built-in columns and on those of a target", async () => {
    const tenant = tenantCatalogue("sandbox", await sandboxSnapshot());
    for (const catalogue of [builtInCatalogue, tenant]) {
      const columns = offeredColumns([], catalogue);
      expect(columns).toHaveLength(catalogue.names().length);
      for (let start = 0; start < columns.length; start += 200)
        expectRight(columns.slice(start, start + 200).map(exampleLine), catalogue);
    }
  });
});

function expectRight(lines: readonly string[], catalogue: Catalogue): void {
  const filter = lines.map((line) => `    ${line}\n`).join("");
  const document = parseFlow(`flow: a\nname: A\nenrolment:\n  filter:\n${filter}steps: []\n`);
  expect([validateFlow(document.value), validateFlow.errors]).toEqual([true, null]);
  expect(compileFlow(document, { ...inventedWorld(["a"]), catalogue }).diagnostics).toEqual([]);
}

describe("the places of conditions", () => {
  test("are every trigger, goal and action, the filter and the splits that have conditions", () => {
    const counts = Object.fromEntries(["trigger", "goal", "action", "filter", "split"].map((kind) => [kind, 0]));
    for (const { kind } of conditionPlaces) counts[kind] = (counts[kind] ?? 0) + 1;
    const some = (types: readonly string[]) => types.length - 1;
    expect(counts).toEqual({
      trigger: some(workflowTriggerTypes),
      goal: some(workflowGoalTypes),
      action: some(workflowWaitForActionTypes),
      filter: 1,
      split: 2,
    });
  });

  test("offer what the fact sheet says, with its evidence", () => {
    const said = (word: string) =>
      (choosePlaces(word)?.places ?? []).map(({ kind, offers }) => [
        kind,
        ...offers.map(({ area, evidence }) => `${area} ${evidence}`).slice(0, 1),
      ]);
    expect(said("requestCreated")).toEqual([
      ["trigger", "request example"],
      ["goal", "request inferred"],
    ]);
    expect(said("saleSold")).toEqual([["trigger", "sale inferred"]]);
    expect(said("appointmentCreated")).toEqual([["goal", "personAppointment inferred"]]);
    expect(said("personUpdated")).toEqual([
      ["trigger", "people guide"],
      ["goal", "people guide"],
    ]);
    expect(said("messageAdded")).toEqual([["trigger"]]);
    expect(said("filter")).toEqual([["filter", "people guide"]]);
  });

  test("list only columns of what they offer, the person's own first", () => {
    const names = (word: string) =>
      offeredColumns(choosePlaces(word)?.places ?? [], builtInCatalogue).map(({ name }) => name);
    expect(names("requestCreated")).toHaveLength(119);
    expect(new Set(names("requestCreated").map(areaOf))).toEqual(new Set(["request"]));
    expect(new Set(names("linkClicked"))).toEqual(new Set(["linkClicked/linkId", "linkClicked/shipmentId"]));
    for (const word of ["filter", "personData", "messageAdded", "all"])
      expect(names(word)).toHaveLength(builtInCatalogue.names().length);
    expect(areaOf(names("filter")[0] ?? "")).toBe("people");
  });

  test("have words that each lead somewhere", () => {
    expect(placeWords.filter((word) => choosePlaces(word) === undefined)).toEqual([]);
    expect(choosePlaces("constructor")).toBeUndefined();
  });
});

describe("the columns of a target in a file", () => {
  const snapshot: ColumnSnapshot = {
    columns: { b: { type: "int" }, a: { type: "listAny", list: "Category" }, c: { type: "" } },
    operators: { listAny: { oneOf: "W+" }, int: { equals: "W" } },
  };

  test("are read back as they were written", () => {
    expect(readSnapshot(snapshotText(snapshot))).toEqual({ snapshot });
  });

  test("are the same text whatever their order", () => {
    const turned = {
      columns: Object.fromEntries(Object.entries(snapshot.columns).toReversed()),
      operators: Object.fromEntries(Object.entries(snapshot.operators).toReversed()),
    };
    expect(snapshotText(turned)).toBe(snapshotText(snapshot));
  });

  test.each([
    ["", "it is not JSON"],
    ["[]", "it is not JSON"],
    [snapshotText(snapshot).slice(0, -20), "it is not JSON"],
    ["{}", "it has no format_version"],
    ['{"format_version":"1.0"}', "it has no columns"],
    ['{"format_version":"1.0","columns":{}}', "it has no columns"],
    ['{"format_version":"1.0","columns":{"a":{"type":"int"}}}', "it has no operators"],
    ['{"format_version":"1.0","columns":{"a":5},"operators":{}}', "the column a has no type"],
    [
      '{"format_version":"1.0","columns":{"a":{"type":"int"}},"operators":{"int":{"less":5}}}',
      "the operators of int are not texts",
    ],
  ])("say what is damaged: %j", (text, damage) => {
    expect(readSnapshot(text)).toEqual({ damage });
  });

  test("of another version are told from damaged ones", () => {
    expect(readSnapshot(snapshotText(snapshot).replace("1.0", "2.3"))).toEqual({ version: "2.3" });
    expect(readSnapshot(snapshotText(snapshot).replace("1.0", "1.7"))).toEqual({ snapshot });
  });
});

describe("the catalogue of a target", () => {
  const catalogue = tenantCatalogue("acme", {
    columns: {
      "personUdef/SuperOffice:7": { type: "listAny", list: "CustomerSegment" },
      "request/slevel": { type: "listAny", list: "TicketSLevel" },
      LastActivity: { type: "date" },
      when: { type: "" },
    },
    operators: {
      listAny: { oneOf: "W+", soundsLike: "W", among: "W;W", isOdd: "R", between: "R;R", none: "" },
      date: { thisPeriod: "W", nextPeriod: "W;W", since: "Period", sinceSome: "int;Period" },
    },
  });

  test("finds columns whatever their letter case, and no others", () => {
    expect(catalogue.find("PERSONUDEF/superoffice:7")).toMatchObject({
      name: "personUdef/SuperOffice:7",
      type: "listAny",
      list: "customersegment",
    });
    expect(catalogue.find("personUdef/SuperOffice:8")).toBeUndefined();
    expect(catalogue.find("firstName")).toBeUndefined();
    expect([catalogue.find("when"), catalogue.isShownOnly("WHEN"), catalogue.names()]).toEqual([
      undefined,
      true,
      ["personUdef/SuperOffice:7", "request/slevel", "LastActivity"],
    ]);
  });

  test("keeps the built-in name of a list, by which plans know its rows", () => {
    expect(catalogue.find("request/slevel")?.list).toBe("ticketslevel");
  });

  test("takes from the hints how many values an operator wants, and from the documentation that some are periods", () => {
    expect(catalogue.find("request/slevel")?.operators).toMatchObject({
      oneOf: "many",
      soundsLike: "one",
      among: "two",
      isOdd: "none",
      between: "none",
      none: "one",
      notOneOf: "many",
    });
    expect(catalogue.find("LastActivity")?.operators).toMatchObject({
      thisPeriod: "period",
      nextPeriod: "periods",
      since: "period",
      sinceSome: "periods",
    });
  });
});
