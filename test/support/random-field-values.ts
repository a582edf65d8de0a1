import fc from "fast-check";
import { updatableFields } from "../../src/language/field-update-catalogue.ts";
import type { JsonObject } from "../../src/util/json.ts";
import { randomText } from "./random-text.ts";

const operations = ["selectOne", "clear", "set", "check", "toggle", "addItems", "removeItems", "add", "remove"].concat([
  ...["replaceWith", "searchAndReplace", "regex", "separator", ""],
]);
const ofTenant = ["SuperOffice:1", "x_size", "y_color", "any", "exactly", "no such field", "a: b"];
const value = fc.oneof(
  randomText(254),
  fc.constantFrom(
    "0",
    "1",
    "5",
    "424242",
    "02/28/1980",
    "02/30/1980",
    "02/28/1980 00:00:00",
    "1980-02-28",
    "true",
    "01",
    "",
  ),
);

/** One field value as a server could return it. */
function fieldValue(keys: readonly string[]): fc.Arbitrary<JsonObject> {
  return fc.record({
    Key: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...keys) }, fc.constantFrom(...ofTenant)),
    CurrentOperationType: fc.constantFrom(...operations),
    Values: fc.oneof(
      fc.constant([]),
      fc.array(value, { minLength: 1, maxLength: 1 }),
      fc.array(value, { maxLength: 8 }),
      fc.tuple(fc.integer({ min: 0, max: 6 }), value, value).map(([zeros, a, b]) => [...Array(zeros).fill(""), a, b]),
    ),
    IsActive: fc.boolean(),
    ValueType: fc.constantFrom("", "string"),
    DisplayValues: fc.constantFrom(null, ["Shown"]),
    OperationInfos: fc.constantFrom(null, [{ Key: "set", EncodedDisplayName: "Set", EncodedLeadTexts: [] }]),
  });
}

/** Field values of a table as a server could return them. */
export function randomFieldValues(table: keyof typeof updatableFields): fc.Arbitrary<readonly JsonObject[]> {
  return fc.array(fieldValue(Object.keys(updatableFields[table])), { maxLength: 3 });
}
