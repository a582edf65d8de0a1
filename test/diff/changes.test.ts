import { describe, expect, test } from "vitest";
import { placeName } from "../../src/diff/address.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { nodesOf } from "../../src/model/node.ts";
import { applied, compare } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const flow = (steps: string, more = "") => compileText(`flow: a\nname: A\n${more}steps: [${steps}]\n`).flow;
const mail = (id: string) => `{ id: ${id}, sendEmail: { mailing: ${id} } }`;
const split = (steps: string, everyoneElse = "") =>
  `{ id: s, split: { by: linkClicked, branches: [{ id: left, link: Book, steps: [${steps}] }], everyoneElse: [${everyoneElse}] } }`;

function changesOf(before: ReturnType<typeof flow>, after: ReturnType<typeof flow>, remembered = true) {
  const { live, known } = applied(before);
  return compare(after, live, remembered ? known : {}).changes;
}

const kept = ({ node, ...change }: ReturnType<typeof changesOf>[number]) => ({ ...node, ...change });

test("a change names the node by kind, type, id, server id and the way to it", () => {
  const [change] = changesOf(flow(split(mail("m"))), flow(split(mail("m").replace("mailing: m", "mailing: other"))));
  expect(change?.node).toEqual({ kind: "step", type: "SendEmail", id: "m", serverId: 2, path: "s/left/m" });
});

test("an added step has no server id yet, and says where it will stand, counted from 1", () => {
  const [change] = changesOf(flow(split(mail("m"))), flow(split(`${mail("m")}, ${mail("n")}`)));
  expect(change).toMatchObject({
    action: "add",
    node: { id: "n", serverId: 0, path: "s/left/n" },
    position: { container: "s/left", index: 2 },
    after: { StepType: "SendEmail", Subject: "" },
  });
});

test("a removed step says where it stood, by the ids of the file that had it", () => {
  const before = flow(`${mail("a")}, ${split(mail("m"))}`);
  expect(changesOf(before, flow(mail("a")))).toMatchObject([
    { action: "remove", node: { id: "s", path: "s" }, position: { container: "", index: 2 } },
    { node: { id: "left", kind: "option", path: "s/left" }, position: { container: "s", index: 1 } },
    {
      node: { id: "m", path: "s/left/m" },
      before: { StepType: "SendEmail" },
      position: { container: "s/left", index: 1 },
    },
    { node: { id: "everyoneElse", path: "s/everyoneElse" }, position: { container: "s", index: 2 } },
  ]);
});

test("a removed step that no file ever named is called by its type and its id on the server", () => {
  expect(changesOf(flow(`${mail("a")}, { id: w, wait: 3 days }`), flow(mail("a")), false).map(kept)).toMatchObject([
    { action: "remove", id: "WaitForTime-2", path: "WaitForTime-2" },
  ]);
});

test("events without an id are called by their list and place", () => {
  const events = (triggers: string, goals: string) =>
    flow(mail("a"), `enrolment: { triggers: [${triggers}] }\ngoals: [${goals}]\n`);
  const changes = changesOf(
    events("", ""),
    events("{ on: saleSold }, { on: formSubmitted, form: F }", "{ on: saleSold }"),
  );
  expect(changes.map(({ action, node }) => `${action} ${node.path} (${node.id})`)).toEqual([
    "add triggers[1] ()",
    "add triggers[2] ()",
    "add goals[1] ()",
  ]);
});

test("a node without an id on either side is called by its list, or by its type and place", () => {
  const before = flow(`{ id: w, wait: 3 days }, { id: x, waitForAction: { actions: [{ on: linkClicked }] } }`);
  const names = nodesOf(before.carrier).map((node) => `${node.kind} ${placeName(node)}`);
  expect(names.slice(1)).toEqual(["step WaitForTime-1", "step WaitForAction-2", "action actions[1]"]);
});

test("without a memory, what goes is named by the ids of the file that it stood in", () => {
  const renamed = split("").replace("id: s", "id: x");
  expect(changesOf(flow(split(mail("m"))), flow(renamed), false)).toMatchObject([
    { action: "remove", node: { path: "x/left/SendEmail-2" }, position: { container: "x/left", index: 1 } },
  ]);
});

test("a move says from where to where", () => {
  const [change] = changesOf(flow(`${mail("a")}, ${split(mail("m"))}`), flow(`${split(`${mail("m")}, ${mail("a")}`)}`));
  expect(change).toMatchObject({
    action: "move",
    node: { id: "a", serverId: 1, path: "s/left/a" },
    before: { container: "", index: 1 },
    after: { container: "s/left", index: 2 },
  });
});

test("a rename says both ids", () => {
  const [change] = changesOf(flow(mail("a")), flow("{ id: z, was: a, sendEmail: { mailing: a } }"));
  expect(change).toMatchObject({ action: "rename", before: "a", after: "z", node: { id: "z" } });
});

test.each([
  ["is applied already", { z: "s1" }, "{ id: z, was: a, sendEmail: { mailing: a } }"],
  ["nobody remembers", {}, "{ id: z, was: a, sendEmail: { mailing: a } }"],
])("a rename that %s is none", (_case, known, step) => {
  expect(compare(flow(step), applied(flow(mail("a"))).live, known).changes).toEqual([]);
});

test("an event that gives up its id is not renamed", () => {
  const events = (event: string) => flow("", `enrolment: { triggers: [${event}] }\n`);
  expect(changesOf(events("{ id: e, on: saleSold }"), events("{ was: e, on: saleSold }"))).toEqual([]);
});

describe("of two steps of which either can be told to move", () => {
  const { live, known } = applied(flow(`${mail("a")}, ${mail("b")}, ${mail("c")}`));
  const found = match(flow(`${mail("c")}, ${mail("b")}, ${mail("a")}`), live, known);
  const moved = (...anchored: readonly string[]) => {
    const nodes = found.pairs.flatMap(({ authored, live }) =>
      live && anchored.includes(authored.id ?? "") ? [live] : [],
    );
    return diff(found, known, new Set(nodes)).map(({ change }) => change.node.id);
  };

  test.each([
    ["a", ["c", "b"]],
    ["b", ["c", "a"]],
    ["c", ["b", "a"]],
  ])("%s stays where it is anchored", (anchored, expected) => expect(moved(anchored)).toEqual(expected));
});

test("where everyone else stands among the branches means nothing", () => {
  const { live, known } = applied(flow(split(mail("m"))));
  const [step] = live.Steps as unknown as [{ Options: object[] }];
  const turned = { ...live, Steps: [{ ...step, Options: step.Options.toReversed() }] } as unknown as EmailFlow;
  expect(compare(flow(split(mail("m"))), turned, known).changes).toEqual([]);
});

test("a modified property has both values in the form in which they are compared", () => {
  const [change] = changesOf(flow("{ id: w, wait: 3 days }"), flow("{ id: w, wait: 5 days }"));
  expect(change).toMatchObject({ action: "modify", property: "NumIntervals", before: 3, after: 5 });
});
