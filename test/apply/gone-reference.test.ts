import { expect, test } from "vitest";
import { movedSincePlan } from "../../src/pipeline/show-plan.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const text = (key: string, more = "") => `flow: ${key}\nname: ${key}\nsteps: [{ id: settle, wait: 3 days }]\n${more}`;
const finish = "finish: { otherwise: { toFlow: target } }\n";
const remove = async (shop: Workshop) =>
  shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${(await shop.live("target")).EmailFlowId}`);

async function planned(shop: Workshop) {
  const { value } = await shop.plan();
  if (value === undefined) throw new Error("no plan");
  return value;
}

/** Two flows, of which the first is to send people into the second; and who has asked for which flow since. */
async function withSavedPlan(before: string | undefined) {
  const shop = workshop();
  shop.write("target", text("target"));
  if (before !== undefined) shop.write("trial", before);
  await shop.apply();
  shop.write("trial", text("trial", finish));
  return { shop, plan: await planned(shop) };
}

const cases = { "a flow that is changed": text("trial"), "a flow that is made": undefined };

test.each(Object.entries(cases))("%s is not sent to one that was deleted since the plan", async (_, before) => {
  const { shop, plan } = await withSavedPlan(before);
  expect((await movedSincePlan(plan, shop)).value).toEqual([]);
  await remove(shop);
  const why = "flow 1002, to which it is to refer, was deleted.";
  expect((await movedSincePlan(plan, shop)).value).toEqual([`"trial": ${why}`]);
  const { flows } = await shop.apply(plan);
  expect(flows).toMatchObject([{ outcome: "failed", saves: 0, diagnostics: [{ code: "FF701" }] }]);
  expect(flows[0]?.diagnostics[0]?.detail).toContain(why);
});

test.each(Object.entries(cases))(
  "%s is not sent to one of which nobody knows whether it is there",
  async (_, before) => {
    const { shop, plan } = await withSavedPlan(before);
    shop.intercept(async (request, send) =>
      request.path.includes("emailFlowId=1002") ? { status: 403, headers: {}, body: "" } : send(request),
    );
    expect((await movedSincePlan(plan, shop)).value).toBeUndefined();
    const [flow] = (await shop.apply(plan)).flows;
    expect(flow).toMatchObject({ outcome: "failed", saves: 0 });
    expect(flow?.diagnostics.map(({ code }) => code)).toEqual(["FF505"]);
  },
);

test("a flow that is changed elsewhere costs no look at what it refers to already", async () => {
  const { shop } = await withSavedPlan(text("trial"));
  await shop.apply();
  shop.write("trial", text("trial", `${finish}description: Other\n`));
  const plan = await planned(shop);
  const asked: string[] = [];
  shop.intercept((request, send) => {
    asked.push(request.path);
    return send(request);
  });
  expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "applied" }]);
  expect(asked.filter((path) => path.includes("emailFlowId=1002"))).toEqual([]);
});

test("what the same plan has just made is not looked for again", async () => {
  const shop = workshop();
  shop.write("target", text("target"));
  shop.write("trial", text("trial", finish));
  const plan = await planned(shop);
  shop.requests.length = 0;
  expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "applied" }, { outcome: "applied" }]);
  const [target, trial] = [await shop.live("target"), await shop.live("trial")];
  expect(trial.ExitFlowId).toBe(target.EmailFlowId);
  // Each is read once, right after its save.
  const read = shop.requests.filter(({ path }) => path.includes("GetEmailFlow?"));
  expect(read.map(({ path }) => Number(/emailFlowId=(\d+)/.exec(path)?.[1]))).toEqual(
    [target, trial].map(({ EmailFlowId }) => EmailFlowId),
  );
});
