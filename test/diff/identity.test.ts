import { describe, expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import { applied, compare, lines } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const mail = (id: string, mailing = id) => `{ id: ${id}, sendEmail: { mailing: ${mailing} } }`;
const wait = (id: string, time = "3 days") => `{ id: ${id}, wait: ${time} }`;
const split = (id: string, left: readonly string[], right: readonly string[] = []) =>
  `{ id: ${id}, split: { name: ${id}?, by: linkClicked, branches: [{ id: ${id}-left, link: Book, steps: [${left}] }, { id: ${id}-right, link: Read, steps: [${right}] }] } }`;

const flowOf = (...steps: readonly string[]) => compileText(`flow: a\nname: A\nsteps: [${steps.join(", ")}]\n`).flow;

const idsOf = (flow: EmailFlow) => nodesOf(flow).map(identityOf);

/** Every edit with what it must be shown as; all nodes that are in both keep their server ids. */
const edits: readonly {
  name: string;
  before: readonly string[];
  after: readonly string[];
  changes: readonly string[];
}[] = [
  { name: "nothing", before: [mail("a"), wait("b")], after: [mail("a"), wait("b")], changes: [] },
  {
    name: "insert first",
    before: [mail("a"), wait("b")],
    after: [mail("n"), mail("a"), wait("b")],
    changes: ["add n"],
  },
  {
    name: "insert between",
    before: [mail("a"), mail("b")],
    after: [mail("a"), wait("n"), mail("b")],
    changes: ["add n"],
  },
  { name: "remove", before: [mail("a"), wait("b"), mail("c")], after: [mail("a"), mail("c")], changes: ["remove b"] },
  { name: "edit", before: [mail("a")], after: [mail("a", "other")], changes: ["modify a ShipmentId"] },
  {
    name: "move to the end",
    before: [mail("a"), mail("b"), mail("c")],
    after: [mail("b"), mail("c"), mail("a")],
    changes: ["move a"],
  },
  { name: "swap", before: [mail("a"), wait("b")], after: [wait("b"), mail("a")], changes: ["move a"] },
  {
    name: "move and edit",
    before: [mail("a"), wait("b"), wait("c")],
    after: [wait("b"), wait("c"), mail("a", "x")],
    changes: ["move a", "modify a ShipmentId"],
  },
  {
    name: "rename with was",
    before: [mail("a")],
    after: ["{ id: z, was: a, sendEmail: { mailing: a } }"],
    changes: ["rename z"],
  },
  {
    name: "rename, move and edit",
    before: [mail("a"), wait("b"), wait("c")],
    after: [wait("b"), wait("c"), "{ id: z, was: a, sendEmail: { mailing: x } }"],
    changes: ["rename z", "move z", "modify z ShipmentId"],
  },
  {
    name: "another id without was is another step",
    before: [mail("a")],
    after: [mail("z", "a")],
    changes: ["add z", "remove a"],
  },
  { name: "another keyword is another step", before: [mail("a")], after: [wait("a")], changes: ["add a", "remove a"] },
  { name: "duplicate", before: [mail("a")], after: [mail("a"), mail("b", "a")], changes: ["add b"] },
  {
    name: "into a branch",
    before: [mail("a"), split("s", [wait("b")])],
    after: [split("s", [mail("a"), wait("b")])],
    changes: ["move s/s-left/a"],
  },
  {
    name: "out of a branch",
    before: [split("s", [mail("a"), wait("b")])],
    after: [mail("a"), split("s", [wait("b")])],
    changes: ["move a"],
  },
  {
    name: "from branch to branch",
    before: [split("s", [mail("a")], [wait("b")])],
    after: [split("s", [], [wait("b"), mail("a")])],
    changes: ["move s/s-right/a"],
  },
  {
    name: "into a new split",
    before: [mail("a"), wait("b")],
    after: [split("n", [mail("a")]), wait("b")],
    changes: ["add n", "add n/n-left", "move n/n-left/a", "add n/n-right", "add n/everyoneElse"],
  },
  {
    name: "out of a removed split",
    before: [split("s", [mail("a")])],
    after: [mail("a")],
    changes: ["move a", "remove s", "remove s/s-left", "remove s/s-right", "remove s/everyoneElse"],
  },
  {
    name: "a split moves with everything in it",
    before: [split("s", [mail("a")], [wait("b")]), mail("c"), mail("d")],
    after: [mail("c"), mail("d"), split("s", [mail("a")], [wait("b")])],
    changes: ["move s"],
  },
  {
    name: "a split into a branch of another",
    before: [split("s", [mail("a")]), split("t", [])],
    after: [split("t", [split("s", [mail("a")])])],
    changes: ["move t/t-left/s"],
  },
];

describe("edits of a flow that was applied", () => {
  test.each(edits)("$name", ({ before, after, changes }) => {
    const { live, known } = applied(flowOf(...before));
    const next = flowOf(...after);
    const { changes: found, saved } = compare(next, live, known);
    expect(lines(found)).toEqual(changes);
    for (const { id, was, carrierPointer } of next.nodes) {
      const identity = known[id ?? ""] ?? known[was ?? ""];
      const node = nodesOf(saved).find(({ pointer }) => pointer.join("/") === carrierPointer.join("/"));
      const gone = found.some((change) => change.action === "add" && change.node.id === id);
      if (identity !== undefined && !gone) expect([id, node && identityOf(node)]).toEqual([id, identity]);
    }
  });
});

test("a branch can change its name and its place and stays the same branch", () => {
  const branches = (one: string, two: string) =>
    `flow: a\nname: A\nsteps: [{ id: s, split: { by: linkClicked, branches: [${one}, ${two}] } }]\n`;
  const { live, known } = applied(
    compileText(branches("{ id: x, name: X, link: L }", "{ id: y, name: Y, link: M }")).flow,
  );
  const { changes, saved } = compare(
    compileText(branches("{ id: y, name: Yes, link: M }", "{ id: x, name: X, link: L }")).flow,
    live,
    known,
  );
  expect(lines(changes)).toEqual(["modify s/y Name", "move s/x"]);
  expect(idsOf(saved).toSorted()).toEqual(idsOf(live).toSorted());
});

test("triggers without ids are found by content, and their order means nothing", () => {
  const triggers = (...list: readonly string[]) =>
    `flow: a\nname: A\nenrolment: { triggers: [${list.join(", ")}] }\nsteps: []\n`;
  const [form, sale] = ["{ on: formSubmitted, form: Trial }", "{ on: saleSold }"] as const;
  const { live, known } = applied(compileText(triggers(form, sale)).flow);
  const { changes, saved } = compare(compileText(triggers(sale, form)).flow, live, known);
  expect(changes).toEqual([]);
  expect(saved.Triggers.map(({ WorkflowTriggerId, TriggerType }) => [TriggerType, WorkflowTriggerId])).toEqual([
    ["SaleSold", live.Triggers[1]?.WorkflowTriggerId],
    ["FormSubmitted", live.Triggers[0]?.WorkflowTriggerId],
  ]);
});

test("a flow that nobody remembered is matched by content, then by type, likeness and order", () => {
  const { live } = applied(flowOf(mail("a"), wait("b"), mail("c"), split("s", [mail("d")])));
  const { changes } = compare(
    flowOf(mail("a"), wait("b", "5 days"), mail("c", "x"), split("s", [mail("d")])),
    live,
    {},
  );
  expect(lines(changes)).toEqual(["modify b NumIntervals", "modify c ShipmentId"]);
});

test("what the server knows and nobody here does goes back unchanged", () => {
  const flow = flowOf(mail("a"));
  const { live, known } = applied(flow);
  const [first] = live.Steps;
  const strange = { ...live, FutureProperty: { a: 1 }, Steps: [{ ...first, Colour: "red" }] } as unknown as EmailFlow;
  const { changes, saved } = compare(flow, strange, known);
  expect(changes).toEqual([]);
  expect(saved).toMatchObject({ FutureProperty: { a: 1 }, Steps: [{ Colour: "red" }] });
});

test("a step and a branch with the same number on the server are not mixed up", () => {
  const { live, known } = applied(flowOf(split("s", [mail("a")]), wait("b", "3 days")));
  expect(known["s-left"]?.slice(1)).toBe(known.s?.slice(1));
  const { changes, saved } = compare(flowOf(split("s", [mail("a")])), live, known);
  expect(lines(changes)).toEqual(["remove b"]);
  expect(idsOf(saved)).toEqual(expect.arrayContaining([known.s, known["s-left"], known.a]));
});
