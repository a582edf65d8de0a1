import { expect, test } from "vitest";
import { diagnosticsText } from "../../src/report/diagnostic-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { workshop } from "../support/sandbox-project.ts";

/** Live flows that are larger than anybody writes, and such as clash with words of the language. */

const line = (Values: readonly string[], Name = "firstName", Operator = "begins") => ({ Name, Operator, Values });
const group = (Restrictions: readonly object[]) => ({ Restrictions });
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));

async function withFilter(RestrictionGroups: readonly object[]) {
  const shop = workshop();
  await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name: "Trial", Filter: { RestrictionGroups } });
  return shop;
}

test.each([
  ["64 groups", many(64, (index) => group([line([`a${index}`])]))],
  [
    "501 values",
    [
      group([
        line(
          many(501, (index) => `[I:${index + 1}]`),
          "category",
          "oneOf",
        ),
      ]),
    ],
  ],
  ["201 lines", [group(many(201, (index) => line([`a${index}`])))]],
])("imports a condition of %s", async (_what, groups) => {
  const shop = await withFilter(groups);
  const { value, diagnostics } = await shop.import(["Trial"]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(value?.imported).toHaveLength(1);
  expect((await shop.plan()).value?.flows).toEqual([]);
});

test("a condition of more groups than a file can say is refused, and says so", async () => {
  const shop = await withFilter(many(65, (index) => group([line([`a${index}`])])));
  const { value, diagnostics } = await shop.import(["Trial"]);
  expect(value).toBeUndefined();
  expect(diagnosticsText(diagnostics, plainPalette).replace(/\s+/g, " ")).toContain("needs more than 64 groups");
});

test.each(["any", "all", "group", "sub", "inactive"])("says that a field is called %s", async (word) => {
  const shop = await withFilter([group([line(["x"], word)])]);
  const { value, diagnostics } = await shop.import(["Trial"]);
  expect(value).toBeUndefined();
  const text = diagnosticsText(diagnostics, plainPalette).replace(/\s+/g, " ");
  expect(text).toContain("error FF817");
  expect(text).toContain(`A condition tests a field called "${word}"`);
  expect(text).not.toContain("FF202");
});

test("tells both names of two flows that differ in letter case", async () => {
  const shop = await withFilter([]);
  await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name: "trial" });
  const text = diagnosticsText((await shop.import("all")).diagnostics, plainPalette).replace(/\s+/g, " ");
  expect(text).toMatch(/"Trial" \(flow \d+\) and "trial" \(flow \d+\) have one name, for letter case/);
});
