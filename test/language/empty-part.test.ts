import { expect, test } from "vitest";
import { builtInCatalogue } from "../../src/language/conditions/column.ts";
import { readLine } from "../../src/language/conditions/read-line.ts";

const names = {
  catalogue: builtInCatalogue,
  recordName: (_list: unknown, id: number) => ({ id }),
  flowName: (id: number) => ({ id }),
  longText: (text: string) => text,
};
const rules = { anyColumn: false, place: { called: "filter", offers: [] } };

test("a part of no character, which the check refuses, is read in the server's own words", () => {
  const line = { Name: "firstName", Operator: "begins", Values: [""] };
  expect(readLine(line, rules, names)).toEqual({ firstName: { exactly: { operator: "begins", values: [""] } } });
  expect(readLine({ ...line, Operator: "is" }, rules, names)).toEqual({ firstName: { is: "" } });
});
