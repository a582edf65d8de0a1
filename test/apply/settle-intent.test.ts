import { expect, test } from "vitest";
import { settleIntent } from "../../src/apply/settle-open.ts";
import { contentMark, shapeMark } from "../../src/diff/content.ts";
import type { HttpFailure, HttpResponse } from "../../src/model/http.ts";
import type { Intent } from "../../src/model/intent.ts";
import { virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { purpose } from "./purpose.ts";

const text = (wait: string) => `flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: ${wait} }\n`;
const down: HttpResponse = { status: 503, headers: {}, body: "" };
const refused: HttpResponse = { status: 400, headers: {}, body: '{"Message":"No."}' };
const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the line broke" };

const start = Date.parse("2026-11-24T08:00:00Z");
const hour = 3_600_000;

type Status = "Stopped" | "Running" | "Paused";

/** A flow of a status, applied an hour ago, and what was written down of a later apply that broke off before or after its save. */
async function brokenOff(kind: "create" | "update", saved: boolean, status: Status = "Stopped") {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  await shop.apply();
  const flow = await shop.live("Trial");
  for (const Status of status === "Stopped" ? [] : status === "Running" ? ["Running"] : ["Running", "Paused"])
    await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: flow.EmailFlowId, Status });
  const { hash } = shop.project;
  const intent: Intent = {
    key: "trial",
    kind,
    name: "Trial",
    emailFlowId: kind === "create" ? 0 : flow.EmailFlowId,
    before: saved ? "" : contentMark(flow, hash),
    wanted: saved ? shapeMark(flow, hash) : "",
    pauses: status === "Paused",
    afterwards: status === "Paused" ? "Running" : status,
    newIds: {},
    owner: "gone/1/abc",
    time: start,
  };
  await shop.workplace().target.bindings.writeIntent(intent);
  return { shop, intent };
}

interface How {
  readonly now?: number;
  readonly wrong?: Readonly<Record<string, HttpResponse | HttpFailure>>;
  readonly stopAfter?: number;
}

/** Settles an intent; gives what came of it, what was sent, and how long was slept. */
async function settled(shop: Workshop, intent: Intent, { now = start + hour, wrong = {}, stopAfter }: How = {}) {
  const store = shop.workplace().target.bindings;
  await store.recall();
  shop.requests.length = 0;
  shop.intercept(async (request, send) => wrong[purpose(request)] ?? send(request));
  const clock = virtualClock(now);
  const sleeps: number[] = [];
  const waits: string[] = [];
  const settlement = await settleIntent(intent, {
    connection: shop.target.connection,
    store,
    hash: shop.project.hash,
    owner: "here/1/abc",
    bindings: new Map(),
    settleTime: 180_000,
    clock: {
      now: clock.now,
      sleep: async (time) => {
        sleeps.push(time);
        clock.skip(time);
      },
    },
    stopping: () => sleeps.length >= (stopAfter ?? Number.POSITIVE_INFINITY),
    lease: { renew: async () => undefined },
    onWait: (key, until) => void waits.push(`${key} until ${until}`),
  });
  const { diagnostics, ...rest } = settlement;
  const said = diagnostics.map(({ code, detail }) => `${code} ${detail}`);
  return { ...rest, said, sent: shop.requests.map(purpose), sleeps, waits };
}

const quiet = { key: "trial", resumed: false, said: [], sleeps: [], waits: [] };

test("what was saved is done, and crossed out", async () => {
  const { shop, intent } = await brokenOff("update", true);
  expect(await settled(shop, intent)).toMatchObject({
    ...quiet,
    outcome: "done",
    emailFlowId: 1002,
    sent: ["GetEmailFlow", "trial", "no intent:trial"],
  });
  expect((await shop.workplace().target.bindings.recall()).value?.intents.size).toBe(0);
});

test("what was not saved is not done, once a late write would have come", async () => {
  const { shop, intent } = await brokenOff("update", false);
  const { sleeps, ...rest } = await settled(shop, intent, { now: start + 177_500 });
  expect(rest).toMatchObject({
    ...{ key: "trial", outcome: "notDone", emailFlowId: 1002, resumed: false, said: [] },
    sent: ["GetEmailFlow", "GetEmailFlow", "no intent:trial"],
    waits: ["trial until 2026-11-24 08:03:00 UTC"],
  });
  expect(sleeps).toEqual([1000, 1000, 500]);
});

test("FF719 who wants to end is heard within a second", async () => {
  const { shop, intent } = await brokenOff("update", false);
  expect(await settled(shop, intent, { now: start, stopAfter: 2 })).toEqual({
    ...quiet,
    outcome: "open",
    emailFlowId: 1002,
    said: ['FF719 A write to "trial" had no answer, and may still arrive until 2026-11-24 08:03:00 UTC.'],
    sent: ["GetEmailFlow"],
    sleeps: [1000, 1000],
    waits: ["trial until 2026-11-24 08:03:00 UTC"],
  });
});

test("a flow that is not there must be missing three times, a second apart", async () => {
  const { shop, intent } = await brokenOff("create", true);
  await shop.api("/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=1002");
  expect(await settled(shop, intent)).toMatchObject({
    ...quiet,
    outcome: "notDone",
    emailFlowId: null,
    sent: ["EmailFlows", "EmailFlows", "EmailFlows", "no intent:trial"],
    sleeps: [1000, 1000],
  });
});

test("a flow that we paused is started again", async () => {
  for (const saved of [true, false]) {
    const { shop, intent } = await brokenOff("update", saved, "Paused");
    expect(await settled(shop, intent)).toMatchObject({
      ...{ outcome: saved ? "done" : "notDone", resumed: true, said: [] },
      sent: ["GetEmailFlow", "Running", "GetEmailFlow", ...(saved ? ["trial"] : []), "no intent:trial"],
    });
    expect((await shop.live("Trial")).Status).toBe("Running");
  }
});

test.each([
  ["refused", refused, "setting flow 1002 to Running was answered with 400: No", ["GetEmailFlow", "Running"]],
  ["lost", lost, "setting flow 1002 to Running: the line broke", ["GetEmailFlow", "Running", "GetEmailFlow"]],
])("FF712 a start that is %s leaves it open, and paused", async (_, answer, why, sent) => {
  const { shop, intent } = await brokenOff("update", true, "Paused");
  expect(await settled(shop, intent, { wrong: { Running: answer } })).toEqual({
    ...quiet,
    outcome: "open",
    emailFlowId: 1002,
    said: [`FF712 "Trial" was running and was paused for the save; it is still paused (${why}). That is written down.`],
    sent,
  });
});

test("a created flow is remembered", async () => {
  const { shop, intent } = await brokenOff("create", true);
  await shop.workplace().target.bindings.forget("trial");
  const made = await settled(shop, intent);
  expect(made).toMatchObject({ ...quiet, outcome: "done", emailFlowId: 1002 });
  expect(made.sent).toEqual(["EmailFlows", "GetEmailFlow", "trial", "no intent:trial"]);
  const { value } = await shop.workplace().target.bindings.read();
  expect(value?.get("trial")).toMatchObject({ key: "trial", emailFlowId: 1002, ids: {}, commit: "" });
});

test.each([
  ["remembered", "create", "trial", "remembering trial/0"],
  ["crossed out", "update", "no intent:trial", "remembering intent:trial/0"],
] as const)("what cannot be %s stays open", async (_, kind, at, what) => {
  const { shop, intent } = await brokenOff(kind, true);
  if (kind === "create") await shop.workplace().target.bindings.forget("trial");
  expect(await settled(shop, intent, { wrong: { [at]: refused } })).toMatchObject({
    ...quiet,
    outcome: "open",
    emailFlowId: 1002,
    said: [`FF507 ${what} was answered with 400: No.`],
  });
});

test("what cannot be seen, or is not what anybody planned, stays open, and nothing is written", async () => {
  const { shop, intent } = await brokenOff("update", true);
  expect(await settled(shop, intent, { wrong: { GetEmailFlow: down } })).toEqual({
    ...quiet,
    outcome: "open",
    emailFlowId: 1002,
    said: ["FF507 reading flow 1002 was answered with 503."],
    sent: ["GetEmailFlow"],
  });
  expect(await settled(shop, { ...intent, wanted: "other" })).toEqual({
    ...quiet,
    outcome: "open",
    emailFlowId: 1002,
    said: ['FF718 "trial": flow 1002 (stopped) is neither what it was nor what was to be saved.'],
    sent: ["GetEmailFlow"],
  });
});

test("FF711 two flows that were made are left to a person", async () => {
  const { shop, intent } = await brokenOff("create", true);
  await shop.api(
    "/v1/Agents/Workflow/SaveEmailFlow",
    JSON.parse(
      JSON.stringify({ ...(await shop.live("Trial")), EmailFlowId: 0 }).replaceAll(
        /"WorkflowStepId":\d+/g,
        '"WorkflowStepId":0',
      ),
    ),
  );
  expect(await settled(shop, intent)).toMatchObject({
    ...quiet,
    outcome: "open",
    emailFlowId: null,
    said: [
      'FF711 Creating "Trial" left the flows 1002 and 1003 with this name. Which one is meant is not for Flowform to guess.',
    ],
    sent: ["EmailFlows", "GetEmailFlow", "GetEmailFlow"],
  });
});
