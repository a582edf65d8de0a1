import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatFlow } from "../src/format/format-flow.ts";
import {
  emailFromTypes,
  emailReplyToTypes,
  workflowGoalTypes,
  workflowSplitOptionTypes,
  workflowStepTypes,
  workflowTriggerTypes,
  workflowWaitForActionTypes,
} from "../src/model/enums.ts";
import { nodesOf } from "../src/model/node.ts";
import { checkProject } from "../src/pipeline/check-project.ts";
import { compileExamples, examplePaths } from "./support/example-flows.ts";
import { exampleProject } from "./support/example-project.ts";

const flows = compileExamples();
const nodes = flows.flatMap(({ carrier }) => nodesOf(carrier));
const typesOf = (kind: string) => new Set(nodes.filter((node) => node.kind === kind).map(({ type }) => type));

describe("the example flows", () => {
  test("are right", async () => {
    expect((await checkProject(exampleProject())).diagnostics).toEqual([]);
    expect(examplePaths.length).toBeGreaterThanOrEqual(12);
  });

  test.each([
    ["step", workflowStepTypes],
    ["option", workflowSplitOptionTypes],
    ["trigger", workflowTriggerTypes.filter((type) => type !== "None")],
    ["goal", workflowGoalTypes.filter((type) => type !== "None")],
    ["action", workflowWaitForActionTypes.filter((type) => type !== "None")],
  ])("use every type of %s", (kind, types) => {
    const used = typesOf(kind);
    expect(types.filter((type) => !used.has(type))).toEqual([]);
  });

  test("use what a flow can say beside its steps", () => {
    const used = (property: (flow: (typeof flows)[number]["carrier"]) => unknown) =>
      flows.filter(({ carrier }) => property(carrier)).length;
    expect(used(({ UseTimeframe }) => UseTimeframe)).toBeGreaterThan(0);
    expect(used(({ UseWorkflowStart }) => UseWorkflowStart)).toBeGreaterThan(0);
    expect(used(({ UseEnrollmentEnd }) => UseEnrollmentEnd)).toBeGreaterThan(0);
    expect(used(({ BlockLists }) => BlockLists.length)).toBeGreaterThan(0);
    expect(used(({ Folder }) => Folder.HierarchyId)).toBeGreaterThan(0);
    expect(used(({ VisibleFor }) => VisibleFor.length)).toBeGreaterThan(0);
    expect(new Set(flows.map(({ carrier }) => carrier.FromType))).toEqual(new Set(emailFromTypes));
    expect(new Set(flows.map(({ carrier }) => carrier.ReplyToType))).toEqual(new Set(emailReplyToTypes));
  });

  test("keep long texts in files beside them", () => {
    const text = examplePaths
      .map((path) => readFileSync(new URL(`../flows/${path}`, import.meta.url), "utf8"))
      .join("");
    expect(text).toMatch(/\{ file: texts\//);
  });

  test("hold two that refer to each other", () => {
    const text = (key: string) =>
      readFileSync(new URL(`../${flows.find((flow) => flow.key === key)?.file}`, import.meta.url), "utf8");
    expect(text("welcome")).toContain("win-back");
    expect(text("win-back")).toContain("welcome");
  });

  test.each(examplePaths)("%s is in the usual form", (path) => {
    const text = readFileSync(new URL(`../flows/${path}`, import.meta.url), "utf8");
    expect(formatFlow(text)).toBe(text);
  });
});
