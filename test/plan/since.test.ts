import { expect, test } from "vitest";
import type { FlowPlan, Plan } from "../../src/model/plan.ts";
import { newsSince } from "../../src/plan/since.ts";

const change = (property: string, line = 1) =>
  ({
    action: "modify",
    property,
    source: { file: "a.flow.yaml", line, column: 1 },
  }) as unknown as FlowPlan["changes"][number];

const added = (line: number) =>
  ({
    action: "add",
    after: { Name: "A" },
    places: { Name: { file: "a.flow.yaml", line, column: 1 } },
  }) as unknown as FlowPlan["changes"][number];

const flow = (key: string, more: Partial<FlowPlan> = {}) =>
  ({
    key,
    name: key.toUpperCase(),
    changes: [],
    payload: null,
    people: null,
    references: [],
    laterReferences: [],
    ...more,
  }) as unknown as FlowPlan;

const said = (before: Pick<Plan, "flows" | "released">, after: Pick<Plan, "flows" | "released">) =>
  newsSince(before, after).map((one) => `${one.name} (${one.key}) ${one.what} ${one.before} ${one.after}`);

const news = (before: readonly FlowPlan[], after: readonly FlowPlan[]) =>
  said({ flows: before, released: [] }, { flows: after, released: [] });

const one = flow("a", { changes: [change("Name")] });
const counted = (total: number, readAt: string) => ({ people: { total, byStep: {}, readAt } });

test.each<readonly [string, readonly FlowPlan[], readonly FlowPlan[], readonly string[]]>([
  ["nothing at all", [one], [one], []],
  ["a flow that is new", [], [one], ["A (a) new 0 1"]],
  ["a flow that is settled", [one], [], ["A (a) settled 1 0"]],
  ["another change", [one], [flow("a", { changes: [change("Name"), change("Owner")] })], ["A (a) changed 1 2"]],
  ["another change in its place", [one], [flow("a", { changes: [change("Owner")] })], ["A (a) changed 1 1"]],
  ["the same change at another line", [one], [flow("a", { changes: [change("Name", 9)] })], []],
  [
    "a comment, and other lines",
    [flow("a", { changes: [change("Name")], file: "a.flow.yaml", text: "flow: a" })],
    [flow("a", { changes: [change("Name", 2)], file: "b.flow.yaml", text: "# c\nflow: a" })],
    [],
  ],
  ["other lines of a new flow", [flow("a", { changes: [added(3)] })], [flow("a", { changes: [added(4)] })], []],
  [
    "the same, edited by somebody in SuperOffice",
    [one],
    [flow("a", { changes: [change("Name")], edited: { by: "ann", at: "2026-11-27" } })],
    [],
  ],
  ["another payload", [one], [{ ...one, payload: {} as never }], ["A (a) changed 1 1"]],
  [
    "the same payload, and a reference that comes later",
    [one],
    [{ ...one, laterReferences: [{ pointer: "/ExitFlowId", flow: "b" }] }],
    ["A (a) changed 1 1"],
  ],
  ["other people", [flow("a", counted(1, "x"))], [flow("a", counted(2, "x"))], ["A (a) changed 0 0"]],
  ["the same people at another time", [flow("a", counted(1, "x"))], [flow("a", counted(1, "y"))], []],
  [
    "all of it, the later plan's order first",
    [flow("a"), flow("b"), flow("c")],
    [flow("d"), flow("b", { name: "Other" })],
    ["D (d) new 0 0", "Other (b) changed 0 0", "A (a) settled 0 0", "C (c) settled 0 0"],
  ],
])("since an earlier plan: %s", (_case, before, after, expected) => expect(news(before, after)).toEqual(expected));

test.each<readonly [string, Parameters<typeof said>, readonly string[]]>([
  [
    "left git",
    [
      { flows: [], released: [] },
      { flows: [], released: ["a"] },
    ],
    ["a (a) left 0 0"],
  ],
  [
    "left git, and would have been changed",
    [
      { flows: [one], released: [] },
      { flows: [], released: ["a"] },
    ],
    ["A (a) left 1 0"],
  ],
  [
    "had left git before",
    [
      { flows: [], released: ["a"] },
      { flows: [], released: ["a"] },
    ],
    [],
  ],
  [
    "is ended because it left git",
    [
      { flows: [], released: [] },
      { flows: [one], released: ["a"] },
    ],
    ["A (a) new 0 1"],
  ],
  [
    "is back",
    [
      { flows: [], released: ["a"] },
      { flows: [], released: [] },
    ],
    ["a (a) back 0 0"],
  ],
  [
    "is back, and will be changed",
    [
      { flows: [], released: ["a"] },
      { flows: [one], released: [] },
    ],
    ["A (a) new 0 1"],
  ],
])("a flow that %s", (_case, [before, after], expected) => expect(said(before, after)).toEqual(expected));
test("a part that was taken over from the earlier plan is not read again", () => {
  const unread = flow("a", {
    payload: {
      get Name(): never {
        throw new Error("read");
      },
    } as never,
  });
  expect(news([unread], [{ ...unread, references: [] }])).toEqual([]);
});
