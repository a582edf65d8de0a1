import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { settle } from "../../src/apply/settle.ts";
import { appliedMark, contentMark, shapeMark } from "../../src/diff/content.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Intent } from "../../src/model/intent.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const carrier = (wait: string) =>
  compileText(`flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: ${wait} }\n`, []).flow;

/** The flow as the server has it: with ids, and in some status. */
const live = (wait: string, changes: Partial<EmailFlow> = {}): EmailFlow => ({
  ...applied(carrier(wait)).live,
  Status: "Stopped",
  ...changes,
});

const before = live("3 days");
const wanted = carrier("5 days").carrier;
const time = 1_000_000;
const settleTime = 1000;
const later = { now: time + settleTime, settleTime, hash };

const update: Intent = {
  key: "trial",
  kind: "update",
  name: "Trial",
  emailFlowId: before.EmailFlowId,
  before: contentMark(before, hash),
  wanted: shapeMark(wanted, hash),
  pauses: false,
  afterwards: "Stopped",
  newIds: {},
  owner: "here/1/abc",
  time,
};
const running: Intent = { ...update, pauses: true, afterwards: "Running" };
const create: Intent = { ...update, kind: "create", emailFlowId: 0, before: "" };
const paused = { Status: "Paused" } as const;
const day = 24 * 60 * 60 * 1000;

describe("an update", () => {
  test.each([
    ["holds what it held", update, [before], later, { kind: "notDone", resume: false }],
    ["holds what was to be saved", update, [live("5 days")], later, { kind: "done", resume: false }],
    ["holds something else", update, [live("9 days")], later, { kind: "conflict" }],
    ["is gone", update, [], later, { kind: "notDone", flow: undefined, resume: false }],
    [
      "holds what it held, a moment ago",
      update,
      [before],
      { ...later, now: time + 999 },
      { kind: "tooEarly", until: time + 1000 },
    ],
    ["is done, a moment ago", update, [live("5 days")], { ...later, now: time }, { kind: "done" }],
    ["paused by us, was not saved", running, [live("3 days", paused)], later, { kind: "notDone", resume: true }],
    ["paused by us, was saved", running, [live("5 days", paused)], later, { kind: "done", resume: true }],
    [
      "running again, was saved",
      running,
      [live("5 days", { Status: "Running" })],
      later,
      { kind: "done", resume: false },
    ],
    ["ended by somebody, was saved", running, [live("5 days")], later, { kind: "done", resume: false }],
    ["ended by somebody, was not saved", running, [before], later, { kind: "notDone", resume: false }],
    ["that was paused already", update, [live("5 days", paused)], later, { kind: "done", resume: false }],
    [
      "that is to stay paused",
      { ...running, afterwards: "Paused" },
      [live("5 days", paused)],
      later,
      { kind: "done", resume: false },
    ],
    [
      "that was to be paused but was not saved",
      { ...running, afterwards: "Paused" },
      [live("3 days", paused)],
      later,
      { kind: "notDone", resume: false },
    ],
    [
      "paused by us, was to be ended and was saved",
      { ...running, afterwards: "Stopped" },
      [live("5 days", paused)],
      { ...later, now: time + day + 1 },
      { kind: "done", resume: false, unended: true },
    ],
    [
      "paused by us, was to be ended and was not saved",
      { ...running, afterwards: "Stopped" },
      [live("3 days", paused)],
      later,
      { kind: "notDone", resume: true },
    ],
    ["paused by us, edited by somebody", running, [live("9 days", paused)], later, { kind: "conflict" }],
    [
      "paused for more than a day",
      running,
      [live("5 days", paused)],
      { ...later, now: time + day + 1 },
      { kind: "conflict" },
    ],
    [
      "unsaved and paused for more than a day",
      running,
      [live("3 days", paused)],
      { ...later, now: time + day + 1 },
      { kind: "conflict" },
    ],
  ] as const)("of a flow that %s", (_, intent, flows, facts, verdict) => {
    expect(settle(intent, { flows }, facts)).toMatchObject(verdict);
  });
});

describe("a create", () => {
  const made = (EmailFlowId: number, wait = "5 days") => live(wait, { EmailFlowId });
  test.each([
    ["that nothing is there of", [], later, { kind: "notDone", flow: undefined, resume: false }],
    ["that nothing is there of yet", [], { ...later, now: time }, { kind: "tooEarly", until: time + 1000 }],
    ["that is there", [made(7)], later, { kind: "done", resume: false, flow: { EmailFlowId: 7 } }],
    ["that is there twice", [made(7), made(8)], later, { kind: "several", ids: [7, 8] }],
    ["whose name somebody else took", [made(7, "9 days")], later, { kind: "conflict" }],
    [
      "that is there beside a flow of its name",
      [made(7, "9 days"), made(8)],
      later,
      { kind: "done", flow: { EmailFlowId: 8 } },
    ],
  ] as const)("%s", (_, flows, facts, verdict) => {
    expect(settle(create, { flows }, facts)).toMatchObject(verdict);
  });
});

describe("a note that arrives when another apply has come to its end", () => {
  const left = live("9 days");
  const binding = {
    key: "trial",
    emailFlowId: left.EmailFlowId,
    ids: {},
    applied: appliedMark(left, hash),
    commit: "",
  };
  const known = { ...later, binding };
  const overtaken = { kind: "notDone", flow: { EmailFlowId: left.EmailFlowId }, resume: false };
  test.each([
    ["is crossed out, of an update", running, left, known, overtaken],
    ["is crossed out, of a create", create, left, known, overtaken],
    ["waits while its save may be on its way", update, left, { ...known, now: time }, { kind: "tooEarly" }],
    ["stands when the flow is paused, which may be ours", running, live("9 days", paused), known, { kind: "conflict" }],
    ["stands when somebody has edited the flow since", update, live("8 days"), known, { kind: "conflict" }],
    ["stands when another flow is meant", create, live("9 days", { EmailFlowId: 8 }), known, { kind: "conflict" }],
    ["counts as done when the flow holds what it wanted", update, live("5 days"), known, { kind: "done" }],
  ] as const)("%s", (_, intent, flow, facts, verdict) => {
    expect(settle(intent, { flows: [flow] }, facts)).toMatchObject(verdict);
  });
});
