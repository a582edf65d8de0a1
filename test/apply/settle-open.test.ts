import { describe, expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { HttpFailure } from "../../src/model/http.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const text = "flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: 3 days }\n";
const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke off" };
const later = { clock: virtualClock(Date.parse("2026-11-24T12:00:00Z")), owner: "later/1/abc" };

/** A save is carried out, and its answer is lost, as is everything after it. */
function loseFromSave(shop: Workshop): void {
  let saved = false;
  shop.intercept(async (request, send) => {
    if (saved) return lost;
    saved = request.path.endsWith("/SaveEmailFlow");
    const answer = await send(request);
    return saved ? lost : answer;
  });
}

test("a flow that was deleted, and created again by an apply that broke off, is bound to its new id", async () => {
  const shop = workshop();
  shop.write("trial", text);
  await shop.apply();
  await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${(await shop.live("Trial")).EmailFlowId}`);
  loseFromSave(shop);
  expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown" }]);
  shop.intercept((request, send) => send(request));
  const { EmailFlowId } = await shop.live("Trial");
  const settled = (await settleLeftOver(shop.workplace(), testRun(later))).value;
  expect(settled).toMatchObject([{ key: "trial", outcome: "done", emailFlowId: EmailFlowId }]);
  expect((await shop.workplace().target.bindings.read()).value?.get("trial")?.emailFlowId).toBe(EmailFlowId);
});

describe("while somebody waits longer than a lease lasts for what may still arrive", () => {
  const start = Date.parse("2026-11-24T08:00:00Z");
  const hour = 3_600_000;

  /** A flow whose save never arrived, settled half a minute later with a patience of an hour. */
  async function settling(meanwhile: (shop: Workshop, passed: number) => Promise<void>) {
    const shop = workshop();
    shop.write("trial", text);
    await shop.apply();
    shop.write("trial", text.replace("3 days", "5 days"));
    shop.intercept(async (request, send) => (request.path.endsWith("/SaveEmailFlow") ? lost : send(request)));
    expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown" }]);
    shop.intercept((request, send) => send(request));
    const clock = virtualClock(start + 30_000);
    const sleep = async (time: number) => {
      clock.skip(time);
      await meanwhile(shop, clock.now() - start);
    };
    const { project, target } = shop.workplace();
    const run = testRun({ owner: "later/1/abc", clock: { now: clock.now, sleep } });
    const { value } = await settleLeftOver({ project, target: { ...target, settleTime: hour } }, run);
    return { shop, settled: value, clock };
  }

  test("the lease is kept", async () => {
    const ends: number[] = [];
    const { settled } = await settling(async (shop, passed) => {
      if (passed % 600_000 !== 0) return;
      const { value: lease } = await shop.workplace().target.bindings.readLease();
      ends.push(lease === undefined || lease === "unreadable" ? 0 : lease.until - start - passed);
    });
    expect(settled).toMatchObject([{ outcome: "notDone" }]);
    expect([ends.length, ends.every((left) => left > 400_000)]).toEqual([6, true]);
  });

  test("who has lost it all the same settles nothing any more", async () => {
    const other = { owner: "other/2/def", until: start + 2 * hour };
    const { shop, settled, clock } = await settling(async (shop, passed) => {
      if (passed === 900_000) await shop.workplace().target.bindings.writeLease(other);
    });
    expect(settled).toMatchObject([{ outcome: "open", diagnostics: [{ code: "FF715" }] }]);
    expect(clock.now() - start).toBeLessThan(920_000);
    const { value: memory } = await shop.workplace().target.bindings.recall();
    expect([[...(memory?.intents.keys() ?? [])], memory?.lease]).toEqual([["trial"], other]);
  });
});

test("what a broken-off save has made keeps its ids, although the next files would have it look like something else", async () => {
  const shop = workshop();
  const branch = (id: string, steps: string) =>
    `        - id: ${id}\n          name: Same\n          where: [{ retired: true }]\n          steps: ${steps}\n`;
  const split = `  - id: fork\n    split:\n      by: personData\n      branches:\n`;
  const base = "flow: trial\nname: Trial\nsteps:\n  - { id: w1, wait: 1 day }\n";
  shop.write("trial", base);
  await shop.apply();
  const made = `${base}  - { id: w2, wait: 5 days }\n  - { id: w3, wait: 5 days }\n${split}${branch("b1", "[]")}${branch("b2", "[]")}`;
  shop.write("trial", made);
  loseFromSave(shop);
  expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown", saves: 1 }]);
  shop.intercept((request, send) => send(request));
  expect((await settleLeftOver(shop.workplace(), testRun(later))).value).toMatchObject([{ outcome: "done" }]);
  const idsOfSteps = (flow: EmailFlow) => flow.Steps.map(({ WorkflowStepId }) => WorkflowStepId);
  const [w1, w2, w3, fork] = idsOfSteps(await shop.live("Trial"));
  shop.write(
    "trial",
    made
      .replace("  - { id: w2, wait: 5 days }", "  - { id: wx, wait: 5 days }\n  - { id: w2, wait: 6 days }")
      .replace("id: w3, wait: 5", "id: w3, wait: 7")
      .replace(branch("b1", "[]"), branch("b0", "[]") + branch("b1", "[{ id: s, wait: 1 day }]")),
  );
  const { value: plan } = await shop.plan();
  expect(plan?.flows[0]?.changes.map(({ action, node }) => `${action} ${node.path}`)).toEqual([
    "add wx",
    "modify w2",
    "modify w3",
    "add fork/b0",
    "add fork/b1/s",
  ]);
  await shop.apply();
  const after = idsOfSteps(await shop.live("Trial"));
  expect([after[0], after[2], after[3], after[4]]).toEqual([w1, w2, w3, fork]);
});

test("a step that was deleted by hand, and made again by a save that broke off, is bound to its new id", async () => {
  const shop = workshop();
  shop.write("trial", text.replace("steps:\n", "steps:\n  - { id: first, wait: 1 day }\n"));
  await shop.apply();
  const live = await shop.live("Trial");
  const [first] = live.Steps;
  await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { ...live, Steps: live.Steps.slice(1) });
  loseFromSave(shop);
  expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown", saves: 1 }]);
  shop.intercept((request, send) => send(request));
  expect((await settleLeftOver(shop.workplace(), testRun(later))).value).toMatchObject([{ outcome: "done" }]);
  const [again] = (await shop.live("Trial")).Steps;
  expect(again?.WorkflowStepId).not.toBe(first?.WorkflowStepId);
  const ids = (await shop.workplace().target.bindings.read()).value?.get("trial")?.ids;
  expect(ids?.first).toBe(`s${again?.WorkflowStepId}`);
});

test("only what is asked for is settled, and what is forgotten is not looked at", async () => {
  const shop = workshop();
  for (const name of ["one", "two"]) shop.write(name, text.replace("trial", name).replace("Trial", name));
  const store = shop.workplace().target.bindings;
  const intent = {
    kind: "create",
    emailFlowId: 0,
    before: "",
    wanted: "f".repeat(16),
    pauses: false,
    newIds: {},
  } as const;
  for (const key of ["one", "three", "two"])
    await store.writeIntent({ ...intent, key, name: key, afterwards: "Stopped", owner: "gone/1/abc", time: 0 });
  shop.requests.length = 0;
  const settled = await settleLeftOver(shop.workplace(), testRun(later), { keys: ["one"], forget: "two" });
  expect(settled.value?.map(({ key, outcome }) => [key, outcome])).toEqual([
    ["two", "forgotten"],
    ["one", "notDone"],
  ]);
  expect(shop.requests.filter(({ path }) => path.includes("'two'"))).toEqual([]);
  expect([...((await store.recall()).value?.intents.keys() ?? [])]).toEqual(["three"]);
});

const nothing = { status: 200, headers: {}, body: "null" };

/** A running flow whose file has changed. */
async function running() {
  const shop = workshop();
  shop.write("trial", text);
  await shop.apply();
  const { EmailFlowId } = await shop.live("Trial");
  await shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: "Running" });
  shop.write("trial", text.replace("3 days", "5 days"));
  return shop;
}

test("a paused flow that reads as nothing once keeps its note until it is seen, and is started again", async () => {
  const shop = await running();
  let paused = false;
  shop.intercept(async (request, send) => {
    if (paused) return lost;
    paused = request.path.endsWith("/SetStatusOnWorkflow");
    return send(request);
  });
  expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown" }]);
  let looks = 0;
  shop.intercept(async (request, send) =>
    request.path.includes("GetEmailFlow") && looks++ === 0 ? nothing : send(request),
  );
  const settled = (await settleLeftOver(shop.workplace(), testRun(later))).value;
  expect(settled).toMatchObject([{ outcome: "notDone", resumed: true }]);
  expect((await shop.live("Trial")).Status).toBe("Running");
});

test("FF712 a flow that was edited while it was being paused, and then reads as nothing, keeps its note", async () => {
  const shop = await running();
  let readings = Number.NaN;
  shop.intercept(async (request, send) => {
    if (request.path.includes("GetEmailFlow") && ++readings > 1) return nothing;
    const answer = await send(request);
    if (!request.path.endsWith("/SetStatusOnWorkflow")) return answer;
    readings = 0;
    const body = JSON.stringify({ ...(await shop.live("Trial")), Description: "Edited" });
    await send({ ...request, path: "/v1/Agents/Workflow/SaveEmailFlow", body });
    readings = 0;
    return answer;
  });
  const [result] = (await shop.apply()).flows;
  expect(result?.diagnostics.map(({ code }) => code)).toEqual(["FF701", "FF712"]);
  shop.intercept((request, send) => send(request));
  expect((await shop.plan()).value?.open).toEqual(["trial"]);
});

test("a save that is settled counts as an apply, once: no plan from before it fits any more", async () => {
  const shop = await running();
  const serial = async () => (await shop.workplace().target.bindings.read()).value?.get("trial")?.serial;
  loseFromSave(shop);
  await shop.apply();
  shop.intercept((request, send) => send(request));
  const note = (await shop.workplace().target.bindings.recall()).value?.intents.get("trial");
  const before = await serial();
  for (const _ of ["first", "again"]) {
    if (note !== undefined) await shop.workplace().target.bindings.writeIntent(note);
    expect((await settleLeftOver(shop.workplace(), testRun(later))).value).toMatchObject([{ outcome: "done" }]);
    expect(await serial()).toBe((before ?? 0) + 1);
  }
});
