import { expect, test } from "vitest";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const flow = (key: string, step = "wait: 1 day") => `flow: ${key}\nname: Flow ${key}\nsteps: [{ id: only, ${step} }]\n`;

async function withTwo(): Promise<Workshop> {
  const shop = workshop();
  for (const key of ["one", "two"]) shop.write(key, flow(key));
  await shop.apply();
  shop.requests.length = 0;
  return shop;
}

/** The list of flows lacks those whose names fit. */
function hide(shop: Workshop, hidden: RegExp): void {
  shop.intercept(async (request, send) => {
    const answer = await send(request);
    if (!request.path.startsWith("/v1/Archive/EmailFlows?") || "failure" in answer) return answer;
    const { value, ...rest } = JSON.parse(answer.body) as { value: { workflowName: string }[] };
    const body = JSON.stringify({ ...rest, value: value.filter(({ workflowName }) => !hidden.test(workflowName)) });
    return { ...answer, body };
  });
}

test("a remembered flow that the list does not have is asked for before it is called gone", async () => {
  const shop = await withTwo();
  hide(shop, /./);
  const { value, diagnostics } = await shop.plan();
  expect([value?.flows, value?.unchanged, diagnostics]).toEqual([[], ["one", "two"], []]);
  shop.write("one", flow("one", "wait: 2 days"));
  expect((await shop.plan()).value?.flows.map(({ key, action }) => [key, action])).toEqual([["one", "update"]]);
});

test("one that is gone indeed is created again, and that is said", async () => {
  const shop = await withTwo();
  const { EmailFlowId: id } = await shop.live("Flow one");
  await shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${id}`);
  const { value, diagnostics } = await shop.plan();
  expect(value?.flows.map(({ key, action }) => [key, action])).toEqual([["one", "create"]]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["FF603"]);
  expect(shop.requests.filter(({ path }) => path.endsWith(`GetEmailFlow?emailFlowId=${id}`))).toHaveLength(1);
});

test("one that cannot be read is not called gone", async () => {
  const shop = await withTwo();
  shop.intercept((request, send) => {
    if (request.path.startsWith("/v1/Archive/EmailFlows?"))
      return Promise.resolve({ status: 200, headers: {}, body: '{"value":[]}' });
    if (request.path.includes("GetEmailFlow?")) return Promise.resolve({ status: 500, headers: {}, body: "" });
    return send(request);
  });
  const { value, diagnostics } = await shop.plan();
  expect([value, [...new Set(diagnostics.map(({ code }) => code))]]).toEqual([undefined, ["FF507"]]);
});

test("an incomplete list makes no second flow of one that is there", async () => {
  const shop = await withTwo();
  await shop.api("/v1/Agents/Workflow/SaveEmailFlow", { EmailFlowId: 0, Name: "Flow three" });
  shop.write("three", flow("three"));
  hide(shop, /^Flow/);
  const { value, diagnostics } = await shop.plan();
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(["FF570"]);
  expect(diagnostics[0]?.detail).toContain('"Flow three" is there already');
  hide(shop, /^$/);
  expect((await shop.plan()).value?.flows.map(({ key, action }) => [key, action])).toEqual([["three", "adopt"]]);
});
