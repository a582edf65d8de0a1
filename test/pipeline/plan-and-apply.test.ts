import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lines } from "../support/compare.ts";
import { examplePaths } from "../support/example-flows.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const head = "flow: trial\nname: Trial\n";
const mail = (id: string, mailing = "Welcome to your trial") =>
  `  - { id: ${id}, sendEmail: { mailing: "${mailing}" } }\n`;
const wait = (id: string, time: string) => `  - { id: ${id}, wait: ${time} }\n`;

const saves = ({ requests }: Workshop) => requests.filter(({ path }) => path.endsWith("/SaveEmailFlow")).length;

/** The work bench after an apply that went as it should. */
async function applied(...steps: readonly string[]): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", `${head}steps:\n${steps.join("")}`);
  expect((await shop.apply()).flows.map(({ outcome, diagnostics }) => [outcome, diagnostics])).toEqual([
    ["applied", []],
  ]);
  return shop;
}

describe("the main job", () => {
  test("the example flows are created, and then there is nothing left to do", async () => {
    const shop = workshop();
    const folder = new URL("../../flows/", import.meta.url);
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (/\.(yaml|txt|md)$/.test(path)) shop.files.set(`flows/${path}`, readFileSync(new URL(path, folder)));
    }
    const { value: plan, diagnostics } = await shop.plan();
    expect(diagnostics).toEqual([]);
    expect(plan?.summary).toEqual({
      create: examplePaths.length,
      update: 0,
      adopt: 0,
      release: 0,
      end: 0,
      unchanged: 0,
    });
    const result = await shop.apply(plan);
    expect(result.flows.filter(({ outcome }) => outcome !== "applied")).toEqual([]);
    const twice = plan?.flows.filter(({ laterReferences }) => laterReferences.length > 0).length ?? 0;
    expect(twice).toBeGreaterThan(0);
    expect(saves(shop)).toBe(examplePaths.length + twice);
    const again = await shop.plan();
    expect(again.value?.flows).toEqual([]);
    expect(again.value?.unchanged).toHaveLength(examplePaths.length);
  });

  test("planning writes nothing", async () => {
    const shop = workshop();
    shop.write("trial", `${head}steps:\n${mail("a")}`);
    await shop.plan();
    expect(shop.requests.filter(({ path }) => /Save|Add|Delete|Set|Create/.test(path))).toEqual([]);
  });

  test("an edit is one save, and survivors keep their ids", async () => {
    const shop = await applied(mail("a"), wait("b", "3 days"), mail("c"));
    const before = await shop.live("Trial");
    shop.write("trial", `${head}steps:\n${wait("n", "1 week")}${mail("c")}${mail("a", "Welcome to Example")}`);
    const plan = (await shop.plan()).value;
    expect(lines(plan?.flows[0]?.changes ?? [])).toEqual(["add n", "move a", "modify a ShipmentId", "remove b"]);
    const savesBefore = saves(shop);
    await shop.apply(plan);
    expect(saves(shop) - savesBefore).toBe(1);
    const after = await shop.live("Trial");
    expect(after.Steps.map(({ WorkflowStepId }) => WorkflowStepId).slice(1)).toEqual([
      before.Steps[2]?.WorkflowStepId,
      before.Steps[0]?.WorkflowStepId,
    ]);
    expect((await shop.plan()).value?.flows).toEqual([]);
  });
});
