import { describe, expect, test } from "vitest";
import { flowPath } from "../../src/diff/flow-path.ts";
import { match } from "../../src/diff/match.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { flattened, type PathNode } from "../../src/model/flow-path.ts";
import type { KnownIds } from "../../src/model/match.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const flow = (steps: string) =>
  compileText(
    `flow: a\nname: A\nenrolment: { triggers: [{ on: saleSold }] }\ngoals: [{ on: saleCreatedOnCompany }]\nsteps: [${steps}]\n`,
  ).flow;

/** A tree in a line for each node: how deep, what it is called, its id in the file and on the server. */
function outline(nodes: readonly PathNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ kind, type, id, serverId, path, children }) => [
    `${" ".repeat(depth)}${kind} ${type} ${path} (${id || "-"}, ${serverId})`,
    ...outline(children, depth + 1),
  ]);
}

function sides(before: string, after: string, forget = false) {
  const { live, known } = applied(flow(before));
  const remembered: KnownIds = forget ? {} : known;
  return flowPath(match(flow(after), live, remembered), remembered);
}

const split = (steps: string) =>
  `{ id: s, split: { by: linkClicked, branches: [{ id: left, link: Book, steps: [${steps}] }] } }`;

test("both sides are whole trees: triggers, goals, then steps, each with its branches and what is in them", () => {
  const { before, after } = sides(
    `{ id: w, wait: 3 days }, ${split("{ id: m, sendEmail: { mailing: M } }")}`,
    `${split("{ id: m, sendEmail: { mailing: M } }, { id: n, sendSms: { text: Hi } }")}`,
  );
  expect(outline(before)).toEqual([
    "trigger SaleSold triggers[1] (-, 1)",
    "goal SaleCreatedOnCompany goals[1] (-, 1)",
    "step WaitForTime w (w, 1)",
    "step Split s (s, 2)",
    " option LinkClicked s/left (left, 1)",
    "  step SendEmail s/left/m (m, 3)",
    " option None s/everyoneElse (-, 2)",
  ]);
  expect(outline(after)).toEqual([
    "trigger SaleSold triggers[1] (-, 1)",
    "goal SaleCreatedOnCompany goals[1] (-, 1)",
    "step Split s (s, 2)",
    " option LinkClicked s/left (left, 1)",
    "  step SendEmail s/left/m (m, 3)",
    "  step SendSMS s/left/n (n, 0)",
    " option None s/everyoneElse (-, 2)",
  ]);
});

test("the side of SuperOffice has its own order, also of what the file moves", () => {
  const { before, after } = sides(
    "{ id: a, wait: 1 day }, { id: b, wait: 2 days }, { id: c, wait: 3 days }",
    "{ id: c, wait: 3 days }, { id: a, wait: 1 day }, { id: b, wait: 2 days }",
  );
  const steps = (side: readonly PathNode[]) => side.filter(({ kind }) => kind === "step").map(({ id }) => id);
  expect([steps(before), steps(after)]).toEqual([
    ["a", "b", "c"],
    ["c", "a", "b"],
  ]);
});

test("a step of SuperOffice that no file ever named has its type and number", () => {
  const { before } = sides("{ id: a, wait: 1 day }, { id: x, sendSms: { text: Hi } }", "{ id: a, wait: 1 day }", true);
  expect(outline(before).at(-1)).toBe("step SendSMS SendSMS-2 (SendSMS-2, 2)");
});

test("a step has the values that tell which it is, where they are set, and of a long text the beginning", () => {
  const text = "x".repeat(99);
  const { after } = sides("", `{ id: b, sendSms: { text: ${text}yz } }`);
  expect(after.at(-1)?.values).toEqual({ Text: `${text}y` });
});

test.each([
  [
    "waitForTime",
    "{ id: a, wait: 4 hours }",
    { TimeWaitAlgorithm: "NumIntervals", NumIntervals: 4, IntervalType: "Hours" },
  ],
  [
    "until",
    '{ id: a, wait: { until: "2027-01-02 08:00" } }',
    { TimeWaitAlgorithm: "UntilSpecified", Until: "[DT:01/02/2027 08:00:00.0000000]" },
  ],
  ["sendEmail", "{ id: a, sendEmail: { mailing: M, subject: Hi } }", { ShipmentId: 294, Subject: "Hi" }],
  [
    "waitForAction",
    "{ id: a, waitForAction: { actions: [], timeout: 3 weeks, onTimeout: leave } }",
    { ActionTimeout: 3, TimeoutIntervalType: "Weeks", ExitFlow: true },
  ],
  [
    "waitForAction without an end",
    "{ id: a, waitForAction: { actions: [], timeout: never } }",
    { WaitForTimeout: false, ActionTimeout: 0, TimeoutIntervalType: "None" },
  ],
  ["updateParticipant", "{ id: a, updateParticipant: { description: Ours } }", { Description: "Ours" }],
  ["addToList", "{ id: a, addToList: { selection: S } }", { Selection: 300 }],
  ["removeFromList", "{ id: a, removeFromList: { project: P } }", { Project: 297 }],
  ["createRequest", "{ id: a, createRequest: { title: Call } }", { Title: "Call" }],
  ["runScript", "{ id: a, runScript: S }", { ScriptId: 300 }],
  ["split", "{ id: a, split: { name: Who, by: linkClicked, branches: [] } }", { SplitName: "Who" }],
] as const)("the telling values of %s", (_what, step, values) => {
  const { after } = sides("", step);
  expect(after.at(-1)?.values).toEqual(values);
});

describe("of the conditions of an event, the lines that say what it is about", () => {
  const line = (Name: string, more: object = {}) => ({ Name, Operator: "equals", Values: ["[I:5]"], ...more });
  const group = (Name: string, ...Restrictions: readonly object[]) => ({
    Name,
    Description: "",
    Rank: 1,
    Restrictions,
  });

  const { live, known } = applied(flow("{ id: a, waitForAction: { actions: [{ id: b, on: linkClicked }] } }"));
  const values = (...RestrictionGroups: readonly object[]) => {
    const [trigger] = live.Triggers;
    const changed = { ...live, Triggers: [{ ...trigger, RestrictionGroups }] } as unknown as EmailFlow;
    return flowPath(match(flow(""), changed, known), known).before[0]?.values.RestrictionGroups;
  };
  const form = { Name: "formSubmission/formSubmissionFormId", Operator: "equals", Values: ["5"] };

  test.each([
    ["its form", [group("", line("FormSubmission/formSubmissionFormId"))], [{ Restrictions: [form] }]],
    ["a column that says something else", [group("", line("birthYear"))], []],
    ["another operator", [group("", line(form.Name, { Operator: "oneOf" }))], []],
    ["a line that is not active", [group("", line(form.Name, { IsActive: false }))], []],
    [
      "of two groups those that have one",
      [group("A", line("birthYear")), group("B", line("birthYear"), line(form.Name))],
      [{ Restrictions: [form] }],
    ],
  ])("%s", (_case, groups, expected) => expect(values(...groups)).toEqual(expected));

  test("goals and what a step waits for are events as triggers are", () => {
    const { before } = flowPath(match(flow(""), live, known), known);
    const events = flattened(before).filter(({ kind }) => kind !== "step");
    expect(events.map(({ kind, values }) => [kind, values])).toEqual([
      ["trigger", { RestrictionGroups: [] }],
      ["goal", { RestrictionGroups: [] }],
      ["action", { RestrictionGroups: [] }],
    ]);
  });
});
