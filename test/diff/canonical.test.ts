import { describe, expect, test } from "vitest";
import { canonicalValue } from "../../src/diff/canonical.ts";
import type { Property, ValueType } from "../../src/model/property.ts";

const property = (type: ValueType, none: unknown = null): Property<unknown> => ({
  role: "written",
  type,
  default: none,
});
const canonical = (type: ValueType, value: unknown, none?: unknown) => canonicalValue(value, property(type, none));

describe("values that mean the same to the server are equal", () => {
  test.each<readonly [string, ValueType, unknown, unknown]>([
    ["a text that is unset is its default", { kind: "text" }, null, "none"],
    ["the ends of its lines", { kind: "text" }, "a\r\nb", "a\nb"],
    ["a number that is missing is its default", { kind: "integer" }, undefined, "none"],
    ["a number that is 0 is not missing", { kind: "integer" }, 0, 0],
    ["days by their names, in the order of the week", { kind: "weekdays" }, "Friday ,Monday", ["Monday", "Friday"]],
    ["days by the sum of their numbers", { kind: "weekdays" }, 1 + 4 + 64, ["Monday", "Wednesday", "Sunday"]],
    ["no days by number", { kind: "weekdays" }, 0, []],
    ["no days by name", { kind: "weekdays" }, "Unknown", []],
    ["days that are missing", { kind: "weekdays" }, null, []],
    ["a moment without its fraction", { kind: "dateTime" }, "2026-12-01T08:00:00.123Z", "2026-12-01 08:00:00"],
    ["an unset local moment", { kind: "localDateTime" }, "[DT:01/01/0001 00:00:00.0000000]", ""],
    ["of a time of day, the time", { kind: "timeOfDay" }, "[DT:01/01/1970 08:30:00.0000000]", "08:30:00"],
    ["an unset time of day is midnight", { kind: "timeOfDay" }, null, "00:00:00"],
    ["texts in no order, by the ends of their lines", { kind: "texts" }, ["b\r\n", "a", "a"], ["a", "a", "b\n"]],
    ["texts that are missing", { kind: "texts" }, null, []],
    ["what nobody compares", { kind: "anything" }, { a: 1 }, null],
  ])("%s", (_case, type, value, expected) => expect(canonical(type, value, "none")).toEqual(expected));

  test("ids without an order: sorted as numbers, each once", () => {
    const type: ValueType = { kind: "integers", ordered: false };
    expect(canonical(type, [10, "9", 9, 1])).toEqual([1, 9, 10]);
    expect(canonical({ ...type, ordered: true }, [10, "9", 9])).toEqual([10, 9, 9]);
    expect(canonical(type, null)).toEqual([]);
  });

  test("a record inside the carrier is its id", () => {
    const type: ValueType = { kind: "reference", key: "AssociateId", list: "associate" };
    expect(canonical(type, { AssociateId: "7", Name: "Anna" })).toBe(7);
    expect(canonical(type, { Name: "Anna" })).toBe(0);
    expect(canonical(type, null)).toBe(0);
  });

  test("who sees it: in no order, and everybody without an id", () => {
    const viewers = [
      { Visibility: "Group", VisibleId: 3, DisplayValue: "Sales" },
      { Visibility: "Associate", VisibleId: 5 },
      { Visibility: "All", VisibleId: 99 },
      null,
    ];
    expect(canonical({ kind: "visibility" }, viewers)).toEqual(["All", "Associate 5", "Group 3"]);
    expect(canonical({ kind: "visibility" }, null)).toEqual([]);
  });

  test("updates of fields: as they stand, active unless it says not", () => {
    const type: ValueType = { kind: "fieldValues" };
    const updates = [
      { Key: "a\r\nb", CurrentOperationType: "set", Values: [null, "x\r\ny", 1], IsActive: null, FieldType: "text" },
      { Key: "c", CurrentOperationType: "add", Values: null, IsActive: false },
      "not an update",
    ];
    expect(canonical(type, updates)).toEqual([
      { Key: "a\nb", CurrentOperationType: "set", Values: ["", "x\ny", "1"], IsActive: true },
      { Key: "c", CurrentOperationType: "add", Values: [], IsActive: false },
    ]);
    expect(canonical(type, undefined)).toEqual([]);
  });

  test("conditions: the groups alone, with or without what is around them", () => {
    const groups = [{ Name: "n", Description: "", Rank: 4, Restrictions: [] }];
    const expected = [{ Name: "n", Description: "", Restrictions: [] }];
    expect(canonical({ kind: "conditions" }, groups)).toEqual(expected);
    expect(canonical({ kind: "conditions" }, { RestrictionGroups: groups, TableRight: null })).toEqual(expected);
  });
});
