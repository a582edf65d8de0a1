import { expect, test } from "vitest";
import type { HttpFailure } from "../../src/model/http.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { testRun, virtualClock } from "../support/run.ts";
import { workshop } from "../support/sandbox-project.ts";

const text = "flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: 3 days }\n";
const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke off" };
const later = { clock: virtualClock(Date.parse("2026-11-24T12:00:00Z")), owner: "later/1/abc" };

test("a flow that was deleted, and created again by an apply that broke off, is bound to its new id", async () => {
  const shop = workshop();
  shop.write("trial", text);
  await shop.apply();
  await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${(await shop.live("Trial")).EmailFlowId}`);
  let saved = false;
  shop.intercept(async (request, send) => {
    if (saved) return lost;
    saved = request.path.endsWith("/SaveEmailFlow");
    const answer = await send(request);
    return saved ? lost : answer;
  });
  expect((await shop.apply()).flows).toMatchObject([{ outcome: "unknown" }]);
  shop.intercept((request, send) => send(request));
  const { EmailFlowId } = await shop.live("Trial");
  const settled = (await settleLeftOver(shop.workplace(), testRun(later))).value;
  expect(settled).toMatchObject([{ key: "trial", outcome: "done", emailFlowId: EmailFlowId }]);
  expect((await shop.workplace().target.bindings.read()).value?.get("trial")?.emailFlowId).toBe(EmailFlowId);
});

test("only what is asked for is settled, and what is forgotten is not looked at", async () => {
  const shop = workshop();
  for (const name of ["one", "two"]) shop.write(name, text.replace("trial", name).replace("Trial", name));
  const store = shop.workplace().target.bindings;
  const intent = { kind: "create", emailFlowId: 0, before: "", wanted: "f".repeat(16), pauses: false } as const;
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
