import { expect, test } from "vitest";
import { present } from "../../src/util/invariant.ts";
import { workshop } from "../support/sandbox-project.ts";

const flow = (wait: string) =>
  `flow: trial\nname: Trial\nstatus: running\nsteps:\n  - { id: settle, wait: ${wait} }\n  - { id: more, wait: 1 day }\n`;

test("the reading after a flow was started decides its status alone: what is remembered is what was compared", async () => {
  const shop = workshop();
  shop.write("trial", flow("3 days"));
  await shop.apply();
  const ids = async () => (await shop.workplace().target.bindings.read()).value?.get("trial")?.ids;
  const before = await ids();
  shop.write("trial", flow("5 days"));
  let started = false;
  shop.intercept(async (request, send) => {
    const answer = await send(request);
    if (request.path.endsWith("/SetStatusOnWorkflow") && request.body.includes("Running")) started = true;
    if (!started || !request.path.includes("/GetEmailFlow") || "failure" in answer) return answer;
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), Steps: [] }) };
  });
  // What runs may be what that reading shows.
  expect((await shop.apply()).flows).toMatchObject([{ outcome: "failed", diagnostics: [{ code: "FF736" }] }]);
  shop.intercept((request, send) => send(request));
  expect(await ids()).toEqual(before);
  expect((await shop.plan()).value?.flows).toEqual([]);
});

/** Each reading of an apply in turn says another status than the flow has. */
const wrong = ["None", "Stopped", "Paused", "Running"].flatMap((status) =>
  [1, 2, 3, 4, 5, 6].map((nth) => ({ status, nth })),
);

test.each(wrong)("reading $nth alone, which says $status, leaves no flow paused without a note", async (odd) => {
  const shop = workshop();
  shop.write("trial", flow("3 days"));
  await shop.apply();
  shop.write("trial", flow("5 days"));
  const plan = present((await shop.plan()).value, "a plan");
  let readings = 0;
  shop.intercept(async (request, send) => {
    const answer = await send(request);
    const isOdd = request.path.includes("/GetEmailFlow") && ++readings === odd.nth;
    if (!isOdd || "failure" in answer) return answer;
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), Status: odd.status }) };
  });
  await shop.apply(plan);
  shop.intercept((request, send) => send(request));
  const memory = (await shop.workplace().target.bindings.recall()).value;
  const { Status } = await shop.live("Trial");
  expect(Status === "Running" || memory?.intents.has("trial"), Status).toBe(true);
});
