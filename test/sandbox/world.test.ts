import { expect, test } from "vitest";
import { openStore } from "../../src/sandbox/store.ts";
import {
  associateById,
  folderById,
  listItemById,
  personById,
  timeZoneById,
  zoneNameById,
} from "../../src/sandbox/world/lookup.ts";
import { seedWorld } from "../../src/sandbox/world/seed.ts";
import { memoryState } from "./support.ts";

function worldOf(seed: number) {
  const state = memoryState();
  seedWorld(state, seed);
  return state;
}

const everything = (state: ReturnType<typeof memoryState>) =>
  ["associate", "person", "hierarchy", "timezone", "list:selection", "list:shipmentlinks", "list:salestage"].map(
    (table) => state.store.rows(table),
  );

test("the same seed makes the same world, another seed other people", () => {
  expect(everything(worldOf(7))).toEqual(everything(worldOf(7)));
  const names = (seed: number) =>
    worldOf(seed)
      .store.rows("person")
      .map(({ FirstName, LastName }) => [FirstName, LastName]);
  expect(names(7)).not.toEqual(names(8));
});

test("five hundred people live in it", () => {
  const people = worldOf(1).store.rows("person");
  expect(people).toHaveLength(500);
  expect(new Set(people.map(({ Email }) => Email)).size).toBe(500);
  expect(people.some(({ MobilePhone }) => MobilePhone === "")).toBe(true);
});

test("a store that has rows is left as it is", () => {
  const state = worldOf(1);
  state.store.remove("person", 30_000);
  state.store.commit();
  seedWorld(state, 1);
  expect(personById(state, 30_000)).toBeUndefined();
});

test("no id means two things: an id used in the wrong place names nothing", () => {
  const { store } = worldOf(1);
  const tables = [
    "associate",
    "person",
    "hierarchy",
    "timezone",
    ...["usergroup", "selection", "project", "form", "crmscript", "attachment", "specifiedmailings", "shipmentlinks"],
    ...["shipmenttype", "tickettype", "ejcategory", "ticketpriority", "ticketticketstatus", "saletype", "salestage"],
    ...["currency", "source", "task", "category", "business", "country", "position", "leadstatus"],
  ].map((table) => (store.ids(table).length > 0 ? table : `list:${table}`));
  const ids = tables.flatMap((table) => store.ids(table));
  expect(tables.filter((table) => store.ids(table).length === 0)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("lookups answer full carriers, and nothing for an unknown id", () => {
  const state = worldOf(1);
  expect(associateById(state, 10)).toMatchObject({
    AssociateId: 10,
    Name: "anna.berg",
    FullName: "Anna Berg",
    GroupIdx: 61,
  });
  expect(folderById(state, 19_001)).toMatchObject({ Name: "Trials", Fullname: "Onboarding/Trials", ParentId: 19_000 });
  const [zone = 0] = state.store.ids("timezone");
  expect(timeZoneById(state, zone)).toMatchObject({ TZLocationID: zone, TZLocationCode: "NO" });
  expect(zoneNameById(state, zone)).toBe("Europe/Oslo");
  expect(listItemById(state, "ShipmentType", 100)).toMatchObject({
    Id: 100,
    Name: "Newsletter",
    ChildItems: [],
    Deleted: false,
  });
  expect(listItemById(state, "salestage", 220)).not.toHaveProperty("Owners");
  const unknown = [associateById, folderById, timeZoneById, zoneNameById, personById].map((find) => find(state, 1));
  expect([...unknown, listItemById(state, "form", 1), listItemById(state, "nothing", 1)]).toEqual(
    Array(7).fill(undefined),
  );
});

test("seeding changes nothing for good until something is written", () => {
  const written: string[] = [];
  const file = { read: () => "", size: () => 0, append: (text: string) => void written.push(text), replace: () => {} };
  const store = openStore(file);
  seedWorld({ ...memoryState(), store }, 1);
  store.settle();
  store.commit();
  expect(written).toEqual([]);
});
