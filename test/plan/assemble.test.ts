import { describe, expect, test } from "vitest";
import type { Change } from "../../src/model/change.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { assemblePlan } from "../../src/plan/assemble.ts";
import { namesIn } from "../../src/plan/names.ts";
import { pendingReferences } from "../../src/plan/pending-references.ts";
import { compileText } from "../support/example-flows.ts";

const flow = (key: string, action: FlowPlan["action"], more: Partial<FlowPlan> = {}) =>
  ({
    key,
    action,
    changes: [],
    payload: null,
    references: [],
    laterReferences: [],
    people: null,
    edited: null,
    ...more,
  }) as unknown as FlowPlan;

const facts = { flowform: "1", project: "p", target: "t", url: "", commit: "" };
const lists = { unchanged: ["x", "y"], released: ["r"], heldBack: ["h"], open: ["o"], warnings: [] };

const assembled = (...flows: readonly FlowPlan[]) =>
  assemblePlan({ ...facts, ...lists, flows, hash: (text) => `0123456789abcdef${text}`, nameOf: () => undefined });

describe("a plan", () => {
  test("has its flows in the order of applying, those that go last, and counts of what is done", () => {
    const plan = assembled(
      ...[flow("e", "end"), flow("r", "release"), flow("d", "create"), flow("c", "update"), flow("b", "adopt")],
      flow("a", "update", { references: [{ pointer: "/ExitFlowId", flow: "d" }] }),
    );
    expect(plan.flows.map(({ key }) => key)).toEqual(["b", "c", "d", "a", "e", "r"]);
    expect(plan.summary).toEqual({ create: 1, update: 2, adopt: 1, release: 1, end: 1, unchanged: 2 });
    expect(plan).toMatchObject({ ...facts, ...lists, format_version: "1.1", names: {}, digest: "0123456789abcdef" });
  });
});

describe("the records that a plan speaks of", () => {
  const change = (given: object, kind = "flow", type = "") => ({ node: { kind, type }, ...given }) as unknown as Change;
  const modify = (property: string, before: unknown, after: unknown, ...node: readonly string[]) =>
    change({ action: "modify", property, before, after }, ...node);
  const names = (changes: readonly Change[], path?: FlowPlan["path"]) => {
    const given = { changes, ...(path === undefined ? {} : { path }) } as unknown as FlowPlan;
    return namesIn([given], (list, id) => (id === 404 || list === "" ? undefined : `${list} ${id}`));
  };
  const where = (Name: string, ...Values: readonly string[]) => ({ Name: "", Restrictions: [{ Name, Values }, "x"] });

  test.each<readonly [string, readonly Change[], object]>([
    ["a record on both sides", [modify("ExitFlowId", 1, 2)], { flow: { 1: "flow 1", 2: "flow 2" } }],
    [
      "several records",
      [modify("BlockLists", [1], [2, 3])],
      { selection: { 1: "selection 1", 2: "selection 2", 3: "selection 3" } },
    ],
    ["a reference", [modify("Folder", 5, 5)], { hierarchy: { 5: "hierarchy 5" } }],
    ["no record", [modify("Name", "5", "6")], {}],
    ["a property that nobody knows", [modify("Colour", 5, 6)], {}],
    ["a record without a name", [modify("ExitFlowId", 404, 404)], {}],
    [
      "what is added",
      [change({ action: "add", after: { ShipmentId: 7 } }, "step", "SendEmail")],
      { specifiedmailings: { 7: "specifiedmailings 7" } },
    ],
    [
      "what is removed",
      [change({ action: "remove", before: { ShipmentId: 8 } }, "step", "SendEmail")],
      { specifiedmailings: { 8: "specifiedmailings 8" } },
    ],
    ["what moves", [change({ action: "move", before: { container: "", index: 1 }, after: {} })], {}],
    ["what is renamed", [change({ action: "rename", before: "a", after: "b" })], {}],
    [
      "who may see it",
      [modify("VisibleFor", ["All"], ["Associate 5", "Group 3"])],
      { associate: { 5: "associate 5" }, usergroup: { 3: "usergroup 3" } },
    ],
    [
      "the list of a condition",
      [modify("Filter", [], [where("category", "4", "5")])],
      { category: { 4: "category 4", 5: "category 5" } },
    ],
    ["a condition without a list", [modify("Filter", [], [where("name", "4")])], {}],
    [
      "the list of a field update",
      [
        modify(
          "FieldValuesPerson",
          null,
          [{ Key: "category", Values: ["4", "5"] }, { Key: "firstName", Values: ["6"] }, { Key: "category" }, "x"],
          "step",
          "UpdateParticipant",
        ),
      ],
      { category: { 4: "category 4", 5: "category 5" } },
    ],
    ["a node of a type that nobody knows", [modify("ShipmentId", 5, 6, "step", "SendPigeon")], {}],
    ["conditions of another shape", [modify("Filter", [{ Restrictions: null }, "x"], [where("category")])], {}],
  ])("%s", (_case, changes, expected) => expect(names(changes)).toEqual(expected));

  test("and those that steps are told apart by, on both sides and below", () => {
    const step = (ShipmentId: number, ...children: readonly object[]) => ({
      ...{ kind: "step", type: "SendEmail", id: "", serverId: 0, path: "", children },
      values: { ShipmentId, Subject: "Hi", Unknown: 3 },
    });
    const option = {
      ...{ kind: "option", type: "PersonData", id: "", serverId: 0, path: "", children: [] },
      values: { RestrictionGroups: [where("category", "4")] },
    };
    const update = {
      ...{ kind: "step", type: "UpdateParticipant", id: "", serverId: 0, path: "", children: [] },
      values: { FieldValuesPerson: [{ Key: "category", Values: ["5"] }] },
    };
    const odd = { ...update, type: "SendPigeon" };
    const path = { before: [step(1, step(2), odd)], after: [step(3), option, update] };
    expect(names([], path as unknown as FlowPlan["path"])).toEqual({
      specifiedmailings: { 1: "specifiedmailings 1", 2: "specifiedmailings 2", 3: "specifiedmailings 3" },
      category: { 4: "category 4" },
    });
  });
});

test("a place that holds the stand-in of a new flow is filled in later, and no other", () => {
  const { flow: compiled } = compileText("flow: a\nname: A\nsteps: [{ id: m, sendEmail: { mailing: M } }]\n");
  const carrier = { ...compiled.carrier, ExitFlowId: -3, ExitSuccessFlowId: 0, RemoveFromFlows: [7, -4, -5] };
  expect(pendingReferences(carrier as unknown as EmailFlow, (id) => `flow${id}`)).toEqual([
    { pointer: "/RemoveFromFlows/1", flow: "flow-4" },
    { pointer: "/RemoveFromFlows/2", flow: "flow-5" },
    { pointer: "/ExitFlowId", flow: "flow-3" },
  ]);
  expect(pendingReferences({ ...carrier, BlockLists: [-1] } as unknown as EmailFlow, String)).toHaveLength(3);
});
