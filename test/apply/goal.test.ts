import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bindingOf, idsOf } from "../../src/apply/binding-of.ts";
import { firstSave, goalOf, secondSave } from "../../src/apply/goal.ts";
import { asBeforePause, isAsPlanned, isBound, isWanted } from "../../src/apply/is-wanted.ts";
import { baseOf } from "../../src/diff/base.ts";
import { content } from "../../src/diff/content.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { compileText, withIds } from "../support/example-flows.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const { carrier } = compileText(
  "flow: trial\nname: Trial\nenrolment: { triggers: [{ on: formSubmitted, form: A }, { on: addedToProject, project: B }] }\nsteps:\n  - { id: settle, wait: 3 days }\n",
).flow;
const live = withIds(carrier);

/** What a plan makes of the live flow: a text of its own, and nothing else. */
const plan = (changes: Partial<FlowPlan> = {}): FlowPlan =>
  ({
    key: "trial",
    emailFlowId: 1,
    status: "Stopped",
    setStatus: null,
    fingerprint: hash(content(live)),
    payload: { ...live, Description: "New" },
    references: [],
    laterReferences: [],
    nodes: [],
    ...changes,
  }) as unknown as FlowPlan;

const none = new Map<string, number>();
const both = new Map([
  ["one", 41],
  ["two", 42],
]);
const later = { laterReferences: [{ pointer: "/ExitFlowId", flow: "two" }] };

describe("what a flow is in the end", () => {
  test.each([
    ["its own status", plan({ status: "Running" }), "Running"],
    ["the status that is set", plan({ status: "Running", setStatus: "Paused" }), "Paused"],
    ["a new flow is stopped", plan({ status: null }), "Stopped"],
  ])("%s", (_, flow, status) => {
    expect(goalOf(flow, none).status).toBe(status);
  });

  test.each([
    ["what is saved", plan(), none, { Description: "New", ExitFlowId: 0 }],
    [
      "with every reference, early and late",
      plan({ references: [{ pointer: "/ExitSuccessFlowId", flow: "one" }], ...later }),
      both,
      { ExitSuccessFlowId: 41, ExitFlowId: 42 },
    ],
  ])("its carrier is %s", (_, flow, ids, parts) => {
    expect(goalOf(flow, ids).carrier).toMatchObject(parts);
  });

  test.each([
    ["nothing is saved", plan({ payload: null }), none],
    ["a flow that it leads to is still to come", plan(later), new Map([["one", 41]])],
  ])("nobody knows its carrier when %s", (_, flow, ids) => {
    expect(goalOf(flow, ids).carrier).toBeUndefined();
  });
});

describe("the saves of a flow", () => {
  test("the first is all that is planned when nothing must wait", () => {
    const flow = plan({ setStatus: "Running", references: [{ pointer: "/ExitFlowId", flow: "one" }] });
    expect(firstSave(flow, both)).toEqual({ ...flow, payload: { ...flow.payload, ExitFlowId: 41 } });
  });

  test("the first leaves out what must wait, and starts nothing", () => {
    const flow = plan({ setStatus: "Running", payload: { ...live, ExitFlowId: 9 }, ...later });
    expect(firstSave(flow, both)).toEqual({ ...flow, payload: live, setStatus: null });
  });

  test("nothing to save stays nothing", () => {
    const flow = plan({ payload: null });
    expect(firstSave(flow, both)).toEqual(flow);
    expect(secondSave(flow, goalOf(flow, both), live, () => "mark").payload).toBeNull();
  });

  test("the second begins with what was saved, and sends its ids back", () => {
    const flow = plan({ emailFlowId: null, status: null, fingerprint: null, payload: carrier, ...later });
    const saved: EmailFlow = { ...live, Status: "Paused" };
    expect(secondSave(flow, goalOf(flow, both), saved, ({ Status }) => `mark of ${Status}`)).toEqual({
      ...flow,
      emailFlowId: 1,
      status: "Paused",
      fingerprint: "mark of Paused",
      seen: null,
      payload: { ...live, ExitFlowId: 42 },
    });
  });
});

describe("what is there already", () => {
  const goal = { status: "Stopped" as const, carrier: plan().payload ?? undefined };
  const done: EmailFlow = { ...live, Description: "New" };
  test.each([
    ["what the plan saw", live, true],
    ["an edit", done, false],
    ["another status", { ...live, Status: "Running" as const }, false],
  ])("as planned: %s", (_, flow, expected) => {
    expect(isAsPlanned(plan(), flow, { hash, paused: false })).toBe(expected);
  });

  test.each([
    ["what is to be saved", plan(), goal, done, true],
    ["what the plan saw", plan(), goal, live, false],
    ["what is to be saved, in another status", plan(), goal, { ...done, Status: "Running" as const }, false],
    ["what nobody knows yet", plan(), { ...goal, carrier: undefined }, done, false],
    ["a status alone, set", plan({ payload: null, status: "Running" }), { ...goal, carrier: undefined }, live, false],
    [
      "a status alone, of what was seen running",
      plan({ payload: null, status: "Running", fingerprint: hash(content({ ...live, Status: "Running" })) }),
      { ...goal, carrier: undefined },
      live,
      true,
    ],
    ["a status alone of a flow that was edited", plan({ payload: null }), { ...goal, carrier: undefined }, done, false],
  ])("wanted: %s", (_, flow, wanted, now, expected) => {
    expect(isWanted({ flow, goal: wanted }, now, hash)).toBe(expected);
  });

  test("our own pause hides no other change, and no status that somebody else set", () => {
    const running = plan({ status: "Running", fingerprint: hash(content({ ...live, Status: "Running" })) });
    const now = (changes: Partial<EmailFlow>, paused: boolean) =>
      isAsPlanned(running, { ...live, ...changes }, { hash, paused });
    expect(now({ Status: "Paused" }, true)).toBe(true);
    expect(now({ Status: "Paused" }, false)).toBe(false);
    expect(now({ Status: "Stopped" }, true)).toBe(false);
    expect(now({ Status: "Paused", Description: "New" }, true)).toBe(false);
    expect(asBeforePause(plan({ status: null }), { ...live, Status: "Paused" }).Status).toBe("Paused");
  });
});

describe("what is remembered", () => {
  const nodes = [
    { id: "form", pointer: "/Triggers/0" },
    { id: "project", pointer: "/Triggers/1" },
    { id: "settle", pointer: "/Steps/0" },
  ];
  const ids = { form: "t1", project: "t2", settle: "s1" };
  const turned: EmailFlow = { ...live, Triggers: live.Triggers.toReversed() };

  test.each([
    ["by their places in what was sent", plan({ nodes }), turned, ids],
    [
      "by their places on the target, where nothing was sent",
      plan({ nodes, payload: null }),
      turned,
      { ...ids, form: "t2", project: "t1" },
    ],
    ["and none for what is not there", plan({ nodes: [{ id: "gone", pointer: "/Steps/7" }] }), live, { gone: "" }],
  ])("the server's ids: %s", (_, flow, saved, expected) => {
    expect(idsOf(flow, saved)).toEqual(expected);
  });

  test("all of a flow", () => {
    expect(bindingOf(plan({ nodes }), live, { commit: "0123abc", hash })).toEqual({
      key: "trial",
      emailFlowId: 1,
      ids,
      applied: hash(content(live)).slice(0, 16),
      commit: "0123abc",
      base: baseOf(live, hash),
    });
  });

  test.each([
    ["all of it", { emailFlowId: 1, ids }, true],
    ["another flow", { emailFlowId: 2, ids }, false],
    ["an id less", { emailFlowId: 1, ids: { form: "t1", project: "t2" } }, false],
  ])("is enough: %s", (_, parts, expected) => {
    const binding = { key: "trial", applied: "", commit: "", ...parts };
    expect(isBound(plan({ nodes }), live, binding)).toBe(expected);
    expect(isBound(plan({ nodes }), live, undefined)).toBe(false);
  });
});
