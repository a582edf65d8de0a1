import { beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "../../src/diagnostic/diagnostic.ts";
import type { PullOptions } from "../../src/pipeline/pull-flow.ts";
import { pullFlows } from "../../src/pipeline/pull-flows.ts";
import { diagnosticsText } from "../../src/report/diagnostic-text.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

/** Answers about a live flow of which something is missing, or new: nobody may plan, import or pull it. */

const branch = "branches: [{ id: vip, name: VIP, selection: VIP customers, steps: [{ id: later, wait: 2 days }] }]";
const text = `flow: first
name: First
folder: Onboarding
enrolment: { triggers: [{ id: new, on: personCreated }] }
goals: [{ id: won, on: appointmentCreated }]
steps:
  - { id: sms, sendSms: { text: Hello } }
  - { id: wait, wait: 3 days }
  - { id: vips, split: { name: VIP, by: selectionMembership, ${branch}, everyoneElse: { steps: [] } } }
  - { id: link, waitForAction: { actions: [{ id: comes, on: linkClicked, mailing: VIP event invitation, link: Register }], timeout: 7 days } }
`;

const nobodyKnows: PullOptions = { wanted: [], overwrite: false, isCommitted: async () => false };

type Node = Record<string, unknown>;
let shop: Workshop;
let live: Node;

beforeEach(async () => {
  shop = workshop();
  shop.write("first", text);
  await shop.apply();
  live = (await shop.live("First")) as unknown as Node;
});

/** What a node holds under a path such as Steps.2.Options. */
function at(root: Node, path: string): { readonly node: Node; readonly name: string } {
  const parts = path.split(".");
  const name = parts.pop() ?? "";
  return { node: parts.reduce((node, part) => node[part] as Node, root), name };
}

/** The same with the value of one place changed; undefined takes it away. */
function answer(path: string, value: unknown): void {
  const changed = structuredClone(live);
  const { node, name } = at(changed, path);
  expect(node).toHaveProperty(name);
  node[name] = value;
  shop.intercept((request, send) =>
    request.path.includes("/GetEmailFlow?")
      ? Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(changed) })
      : send(request),
  );
}

async function refusals(): Promise<readonly string[]> {
  const { project, target } = shop.workplace();
  const before = [...shop.files];
  const outcomes: Outcome<unknown>[] = [
    await shop.plan(),
    await pullFlows(project, target, { ...nobodyKnows, wanted: ["first"] }),
  ];
  expect([...shop.files]).toEqual(before);
  shop.files.delete("flows/first.flow.yaml");
  outcomes.push(await shop.import(["First"]));
  expect([...shop.files.keys()].filter((path) => path.startsWith("flows/"))).toEqual([]);
  expect(outcomes.map(({ value }) => value)).toEqual([undefined, undefined, undefined]);
  return outcomes.map(({ diagnostics }) => diagnosticsText(diagnostics, plainPalette).replace(/\s+/g, " "));
}

const lists = ["Steps", "Triggers", "Goals", "Steps.2.Options", "Steps.2.Options.0.Steps", "Steps.3.Actions"];

describe.each(lists)("the list %s", (path) => {
  test.each([
    ["is missing", undefined],
    ["is null", null],
  ])("%s: it is not read as empty", async (words, value) => {
    answer(path, value);
    for (const said of await refusals()) {
      expect(said).toMatch(/^error FF508/);
      expect(said).toMatch(new RegExp(`the list ${path.split(".").at(-1)} of the (flow|step|option)[^:]* ${words}\\.`));
      expect(said).not.toContain("Update Flowform");
    }
  });
});

test("the list that is missing is named with its node", async () => {
  const id = at(live, "Steps.2.Options.0.WorkflowStepOptionId").node.WorkflowStepOptionId;
  answer("Steps.2.Options.0.Steps", undefined);
  for (const said of await refusals())
    expect(said).toContain(`the list Steps of the option ${id} (SelectionMembership, /Steps/2/Options/0) is missing.`);
});

test.each([
  ["Steps.0.WorkflowStepId", 2 ** 53],
  ["Steps.0.WorkflowStepId", 2 ** 31],
  ["Steps.2.Options.0.WorkflowStepOptionId", -1],
  ["Triggers.0.WorkflowTriggerId", 1.5],
])("%s that is %s is no id", async (path, value) => {
  answer(path, value);
  for (const said of await refusals()) expect(said).toContain(`/${path.replaceAll(".", "/")} is not an id`);
});

test.each([
  ["Name", undefined],
  ["StartOnlyOnce", null],
  ["RemoveFromFlows", null],
  ["Filter", null],
  ["Status", undefined],
  ["VisibleFor", null],
  ["TzLocation", undefined],
  ["Triggers.0.RestrictionGroups", null],
  ["Triggers.0.TriggerType", undefined],
  ["Steps.0.Text", undefined],
  ["Steps.1.NumIntervals", null],
  ["Steps.1.WorkflowStepId", undefined],
  ["Steps.2.Options.0.OptionType", null],
])("%s that is %s is not read as its default", async (path, value) => {
  answer(path, value);
  for (const said of await refusals()) {
    expect(said).toMatch(/^error FF508/);
    expect(said).toContain(String(path.split(".").at(-1)));
  }
});

test.each(["Description", "Steps.1.Until", "Folder.Name", "Steps.0.From"])("%s may be null", async (path) => {
  answer(path, null);
  expect((await shop.plan()).value?.flows).toEqual([]);
});

test.each([
  ["Triggers.0.TriggerType", "PersonDreamt"],
  ["Goals.0.GoalType", "Happiness"],
  ["Steps.0.StepType", "SendFax"],
  ["Steps.3.Actions.0.ActionType", "Waved"],
  ["Steps.2.SplitOptionType", "CoinToss"],
  ["Steps.2.Options.0.OptionType", "CoinToss"],
  ["Status", "Dreaming"],
  ["FromType", "FromMoon"],
  ["SelectedDays", "Monday, Funday"],
  ["Steps.1.TimeWaitAlgorithm", "Sometimes"],
  ["Steps.1.IntervalType", "Moons"],
])("%s %s, which nobody knows, is refused and never taken away", async (path, value) => {
  answer(path, value);
  const node = path.split(".").slice(0, -1).join("/");
  for (const said of await refusals()) {
    expect(said).toMatch(/^error FF508/);
    expect(said).toContain(value.split(", ").at(-1));
    expect(said).toContain(node === "" ? "of the flow" : `/${node}`);
    expect(said).toContain("Update Flowform");
  }
});

test.each([
  ["[]", "the answer is not an object"],
  ["42", "the answer is not an object"],
  ["about another flow", "the answer is about flow 7"],
])("an answer that is %s speaks of no update", async (body, found) => {
  const about = JSON.stringify({ ...live, EmailFlowId: 7 });
  shop.intercept((request, send) =>
    request.path.includes("/GetEmailFlow?")
      ? Promise.resolve({ status: 200, headers: {}, body: body.startsWith("about") ? about : body })
      : send(request),
  );
  for (const said of await refusals()) {
    expect(said).toContain(found);
    expect(said).not.toContain("Update Flowform");
  }
});
