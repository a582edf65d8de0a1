import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { whyStale } from "../../src/apply/stale.ts";
import { baseOf } from "../../src/diff/base.ts";
import { appliedMark, content } from "../../src/diff/content.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";
import { leftNote } from "./left-note.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const { live, known } = applied(
  compileText("flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: 3 days }\n").flow,
);
const flow = { key: "trial", emailFlowId: 1, status: "Stopped", seen: baseOf(live, hash) } as unknown as FlowPlan;
const binding = { key: "trial", emailFlowId: 1, ids: known, applied: "", commit: "" };
const edited = (changes: Partial<EmailFlow>) => ({ ...live, ...changes });
const by = { FullName: "Kari Berg" };
const at = "2026-11-24T09:15:00Z";

test.each([
  ["it is gone", flow, undefined, "it was deleted."],
  ["it has come into being", { ...flow, emailFlowId: null }, live, "flow 1 has its key by now."],
  [
    "two things moved",
    flow,
    edited({ Description: "Mine", Status: "Running" }),
    "it was changed: the flow's settings; and its status (stopped -> running); SuperOffice does not say who did that.",
  ],
  [
    "somebody saved it",
    flow,
    edited({ Description: "Mine", UpdatedBy: by, UpdatedDate: at }),
    "it was changed by Kari Berg at 2026-11-24 09:15:00: the flow's settings.",
  ],
  [
    "somebody saved it, nobody knows when",
    flow,
    edited({ Description: "Mine", UpdatedBy: by, UpdatedDate: "" }),
    "it was changed by Kari Berg: the flow's settings.",
  ],
  [
    "two parts of it moved",
    flow,
    edited({
      Description: "Mine",
      Steps: live.Steps.map((step) => ({ ...step, NumIntervals: 9 })) as EmailFlow["Steps"],
    }),
    "it was changed: the flow's settings, settle.",
  ],
  [
    "nothing but its status moved",
    { ...flow, fingerprint: hash(content(live)) },
    edited({ Status: "Running", UpdatedBy: by, UpdatedDate: at }),
    "it was changed: its status (stopped -> running); SuperOffice does not say who did that.",
  ],
  [
    "a step has moved that has an id in the file",
    flow,
    edited({ Steps: live.Steps.map((step) => ({ ...step, NumIntervals: 9 })) as EmailFlow["Steps"] }),
    "it was changed: settle.",
  ],
  ["only what nobody knows", flow, live, "it was changed: something that Flowform does not know."],
  [
    "nobody wrote down what was seen",
    { ...flow, seen: null },
    edited({ Description: "Mine" }),
    "it was changed: something that Flowform does not know.",
  ],
])("%s", (_, planned, now, why) => {
  expect(whyStale(planned, now, { hash, bindings: new Map([["trial", binding]]) })).toBe(why);
});

test.each([
  ["by an apply that broke off", { pauses: true }, "Paused", "it was paused by an apply that broke off"],
  ["and no apply was to do that", { pauses: false }, "Paused", "SuperOffice does not say who did that"],
  ["by an apply that was to pause it", { pauses: true }, "Stopped", "SuperOffice does not say who did that"],
] as const)("its status was set %s", (_, { pauses }, Status, who) => {
  const ran = { ...live, Status: "Running" as const };
  const planned = { ...flow, status: "Running", fingerprint: hash(content(ran)) } as FlowPlan;
  const intents = new Map([["trial", { ...leftNote("trial", "Trial"), pauses }]]);
  expect(whyStale(planned, { ...live, Status }, { hash, bindings: new Map(), intents })).toBe(
    `it was changed: its status (running -> ${Status.toLowerCase()}); ${who}.`,
  );
});

test.each([
  ["by an apply", 2, "Stopped", "an apply has left it so since"],
  ["by somebody, after an apply", 2, "Paused", "SuperOffice does not say who did that"],
  ["by somebody, and no apply was since", 1, "Stopped", "SuperOffice does not say who did that"],
] as const)("its status was set %s", (_, serial, Status, who) => {
  const planned = { ...flow, status: "Running", serial: 1, fingerprint: hash(content({ ...live, Status: "Running" })) };
  const left = { ...binding, serial, applied: appliedMark({ ...live, Status: "Stopped" }, hash) };
  const world = { hash, bindings: new Map([["trial", left]]) };
  expect(whyStale(planned as FlowPlan, { ...live, Status }, world)).toBe(
    `it was changed: its status (running -> ${Status.toLowerCase()}); ${who}.`,
  );
});

test("without what is remembered, a step is named as the server does", () => {
  const changed = edited({ Steps: live.Steps.map((step) => ({ ...step, NumIntervals: 9 })) as EmailFlow["Steps"] });
  expect(whyStale(flow, changed, { hash, bindings: new Map() })).toBe("it was changed: step WaitForTime 1.");
});
