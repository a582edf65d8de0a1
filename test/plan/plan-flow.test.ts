import { describe, expect, test } from "vitest";
import type { Change } from "../../src/model/change.ts";
import { isAsItShouldBe, needsPause, planFlow } from "../../src/plan/plan-flow.ts";
import { removedNode } from "../../src/plan/removed-node.ts";
import { proposed, type Standing } from "./proposed.ts";

const flow = `flow: trial
name: Trial
goals: [{ on: hadChat, id: talked }]
steps:
  - { id: settle, wait: 3 days }
  - { id: welcome, sendSms: { text: Hi } }
`;
const longer = flow.replace("3 days", "5 days");
const renamed = flow.replace("id: settle", "id: calm, was: settle");
const running = `${flow}status: running\n`;

type Row = readonly [what: string, before: string | undefined, after: string, Standing, expected: object];

const asItIs = { payload: null, pause: false, references: [], setStatus: null, changes: [] };

describe("what will be done to a flow", () => {
  test.each<Row>([
    [
      "a new one is created as it is in its file, stopped",
      undefined,
      flow,
      {},
      {
        ...{ key: "trial", name: "Trial", file: "flows/test.flow.yaml", action: "create", emailFlowId: null },
        ...{ status: null, people: null, kept: [], payload: { Name: "Trial", Status: "Stopped" }, setStatus: null },
      },
    ],
    ["a new one that shall not run is not stopped", undefined, `${flow}status: stopped\n`, {}, { setStatus: null }],
    ["a new one that shall run is started after it", undefined, running, {}, { setStatus: "Running" }],
    [
      "one that is not remembered is adopted, without a save where it is as it should be",
      flow,
      flow,
      { binding: null },
      { ...asItIs, action: "adopt", emailFlowId: 1, status: "Stopped" },
    ],
    [
      "one that differs is saved with its status",
      flow,
      longer,
      {},
      {
        ...{ action: "update", payload: { EmailFlowId: 1, Status: "Stopped" }, pause: false, setStatus: null },
        ...{ references: [], laterReferences: [] },
      },
    ],
    [
      "one that runs is paused for it, and the file that says nothing of it sets no status",
      flow,
      longer,
      { status: "Running" },
      { status: "Running", payload: { Status: "Paused" }, pause: true, setStatus: null },
    ],
    [
      "one that is paused stays so",
      flow,
      longer,
      { status: "Paused" },
      { payload: { Status: "Paused" }, pause: false, setStatus: null },
    ],
    ["a rename saves nothing", flow, renamed, { status: "Running" }, { ...asItIs, changes: [{ action: "rename" }] }],
    [
      "a status is set without a save",
      running,
      running,
      {},
      { ...asItIs, setStatus: "Running", changes: [{ action: "modify", property: "Status" }] },
    ],
    ["a status that is right is not set", running, running, { status: "Running", binding: null }, asItIs],
    [
      "what the file does not decide is told",
      flow,
      longer,
      {},
      { kept: ["Status", "TzLocation", "Associate", "VisibleFor"] },
    ],
  ])("%s", (_what, before, after, standing, expected) => {
    expect(planFlow(proposed(before, after, standing))).toMatchObject(expected);
  });

  test("what the plan is told of it stands there as it is", () => {
    const told = {
      ...{ fingerprint: "f", seen: { status: "Stopped" as const, nodes: [] }, edited: { by: "a", at: "b" } },
      ...{ unknown: ["Mood"], path: { before: [], after: [] }, text: "flow: trial" },
    };
    expect(planFlow({ ...proposed(flow, longer, { people: { settle: 2 } }), ...told })).toMatchObject({
      ...told,
      people: { total: 2 },
    });
  });
});

describe("each change tells where it stands in the file", () => {
  const split = `  - id: who
    split:
      by: personData
      branches: [{ id: keen, where: [{ retired: true }], steps: [{ id: call, runScript: Call }, { id: note, runScript: Note }] }]
`;
  const goals = (...given: readonly string[]) =>
    flow.replace(/goals: .*/, `goals: [${given.map((goal) => `{ ${goal} }`).join(", ")}]`);
  const [asked, talked] = ["id: asked, on: requestCreated", "id: talked, on: hadChat"];
  const swapped = flow.replace(/( {2}- \{ id: settle.*\n)(.*\n)/, "$2$1");
  const last = "  - { id: last, sendSms: { text: Bye } }\n";

  test.each<readonly [what: string, before: string, after: string, expected: readonly string[]]>([
    ["a property", flow, longer, ["modify step settle NumIntervals"]],
    ["a setting of the flow", flow, flow.replace("name: Trial", "name: Test"), ["modify flow  Name"]],
    ["a node that comes", flow, flow + last, ["add step last "]],
    ["a node that goes, at the one before it", flow + last, flow, ["remove step welcome "]],
    ["however they stand now", flow + last, swapped, ["move step settle ", "remove step welcome "]],
    ["of its own kind", goals(talked, asked), goals(), ["remove flow  Goals", "remove flow  Goals"]],
    ["of its own kind when there is one", goals(talked, asked), goals(talked), ["remove goal talked "]],
    ["not at one inside that", flow + split + last, flow + split, ["remove step who "]],
    [
      "else at what it stood in",
      flow + split,
      (flow + split).replace("{ id: call, runScript: Call }, ", ""),
      ["remove option keen "],
    ],
    [
      "when that goes as well, at what stood before it",
      flow + split,
      flow,
      [...Array(5)].map(() => "remove step welcome "),
    ],
  ])("%s", (_what, before, after, expected) => {
    const { changes } = planFlow(proposed(before, after));
    expect(changes.map(({ action, source }) => `${action} ${source?.file}`)).toEqual(expected);
    expect(changes.filter((change) => "places" in change)).toEqual([]);
  });

  test("a removal alone takes a live node away", () => {
    const { found, changes } = proposed(flow + last, flow);
    const change = changes.map((one) => one.change).find(({ action }) => action === "remove");
    if (change === undefined) throw new Error("nothing is removed");
    expect(removedNode(change, found)).toBe(found.removed[0]);
    expect(removedNode({ ...change, action: "move" } as Change, found)).toBeUndefined();
  });

  test("and a new flow where each of its settings stands, or the flow", () => {
    const { sourceOf, ...facts } = proposed(undefined, flow);
    const nameless: typeof sourceOf = (node, property) => (property === "Name" ? undefined : sourceOf(node, property));
    const [change] = planFlow({ ...facts, sourceOf: nameless }).changes;
    expect(change).toMatchObject({
      source: { file: "flow  " },
      places: { Name: { file: "flow  " }, Description: { file: "flow  Description" } },
    });
  });

  test("or nothing where no file is there to point at", () => {
    const { changes } = planFlow({ ...proposed(flow, longer + last), sourceOf: () => undefined });
    expect(changes.map((change) => Object.keys(change).filter((key) => key === "source"))).toEqual([[], []]);
  });
});

test("a flow that is still to come is referred to later, where something is saved", () => {
  const references = (after: string) => {
    const facts = proposed(flow, after);
    return planFlow({ ...facts, merged: { ...facts.merged, ExitSuccessFlowId: -7 } }).references;
  };
  expect(references(longer)).toEqual([{ pointer: "/ExitSuccessFlowId", flow: "flow -7" }]);
  expect(references(renamed)).toEqual([]);
});

test("ids of the file are remembered by the place of their node in what is saved, else in the live flow", () => {
  const goals = (...goals: readonly string[]) =>
    flow.replace(/goals: .*/, `goals: [${goals.map((goal) => `{ ${goal} }`)}]`);
  const before = goals("on: hadChat, id: talked", "on: appointmentCreated", "on: requestCreated, id: asked");
  const turned = goals("on: requestCreated, id: asked", "on: appointmentCreated", "on: hadChat, id: talked");
  const nodes = (after: string) => planFlow(proposed(before, after)).nodes.map(({ id, pointer }) => `${id} ${pointer}`);
  const steps = ["settle /Steps/0", "welcome /Steps/1"];
  expect(nodes(turned)).toEqual([...steps, "asked /Goals/2", "talked /Goals/0"]);
  expect(nodes(turned.replace("3 days", "5 days"))).toEqual([...steps, "asked /Goals/0", "talked /Goals/2"]);
  expect(nodes(before.replace("talked", "spoken, was: talked"))).toEqual([
    ...steps,
    "spoken /Goals/0",
    "asked /Goals/2",
  ]);
});

describe("a flow is as it should be", () => {
  test.each<readonly [what: string, before: string | undefined, after: string, Standing, expected: boolean]>([
    ["when nothing differs and it is remembered so", flow, flow, {}, true],
    ["not when it is not there", undefined, flow, {}, false],
    ["not when it differs", flow, longer, {}, false],
    ["not when it is not remembered", flow, flow, { binding: null }, false],
    ["not when a node is not remembered", flow, flow, { binding: { ids: { settle: "s1", talked: "g1" } } }, false],
    [
      "not when a node is remembered that the file does not have",
      flow,
      flow,
      { binding: { ids: { settle: "s1", welcome: "s2", talked: "g1", gone: "s9" } } },
      false,
    ],
  ])("%s", (_what, before, after, standing, expected) => {
    expect(isAsItShouldBe(proposed(before, after, standing))).toBe(expected);
  });
});

test.each<readonly [what: string, before: string | undefined, after: string, Standing["status"], expected: boolean]>([
  ["is paused when it runs and is saved", flow, longer, "Running", true],
  ["is not paused when it does not run", flow, longer, "Stopped", false],
  ["is not paused when nothing is saved", flow, renamed, "Running", false],
])("a flow %s", (_what, before, after, status, expected) => {
  expect(needsPause(proposed(before, after, { status }))).toBe(expected);
});
