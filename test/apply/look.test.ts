import { expect, test } from "vitest";
import { look } from "../../src/apply/look.ts";
import { lookAgain } from "../../src/apply/look-again.ts";
import { shapeMark } from "../../src/diff/content.ts";
import type { HttpResponse } from "../../src/model/http.ts";
import type { Intent } from "../../src/model/intent.ts";
import { virtualClock } from "../support/run.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { leftNote } from "./left-note.ts";
import { purpose } from "./purpose.ts";

const text = "flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: 3 days }\n";
const down: HttpResponse = { status: 503, headers: {}, body: "" };
const nothing: HttpResponse = { status: 200, headers: {}, body: "null" };

const create = leftNote("trial", "Trial");
const update: Intent = { ...create, kind: "update", emailFlowId: 1002 };

/** The flow 1002, applied from its file, with requests counted from then on. */
async function applied(): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text);
  await shop.apply();
  shop.requests.length = 0;
  return shop;
}

const bound = (...ids: readonly (readonly [key: string, emailFlowId: number])[]) =>
  new Map(ids.map(([key, emailFlowId]) => [key, { key, emailFlowId, ids: {}, applied: "", commit: "" }]));
const copy = async (shop: Workshop) =>
  shop.api("/v1/Agents/Workflow/SaveEmailFlow", { ...(await shop.live("Trial")), EmailFlowId: 0, Steps: [] });
const remove = (shop: Workshop, id: number) => shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${id}`);

async function seen(shop: Workshop, intent: Intent, bindings = bound()) {
  const { value, diagnostics } = await look(intent, { connection: shop.target.connection, bindings });
  const found = value?.flows.map(({ EmailFlowId }) => EmailFlowId) ?? diagnostics.map(({ code }) => code);
  return [found, shop.requests.splice(0).map(purpose)];
}

test("an updated flow is read by its id alone, whatever is remembered", async () => {
  const shop = await applied();
  await copy(shop);
  expect(await seen(shop, update, bound(["trial", 1003]))).toEqual([[1002], ["GetEmailFlow"]]);
});

test("an updated flow that is gone is not looked for by its name", async () => {
  const shop = await applied();
  await copy(shop);
  await remove(shop, 1002);
  expect(await seen(shop, update)).toEqual([[], ["GetEmailFlow"]]);
});

test("a created flow that is remembered is read by its id", async () => {
  const shop = await applied();
  await copy(shop);
  expect(await seen(shop, create, bound(["trial", 1003]))).toEqual([[1003], ["GetEmailFlow"]]);
});

test("a created flow is every one of its name that no other key has", async () => {
  const shop = await applied();
  await copy(shop);
  await copy(shop);
  const reads = ["EmailFlows", "GetEmailFlow", "GetEmailFlow"];
  expect(await seen(shop, create, bound(["other", 1003]))).toEqual([[1002, 1004], reads]);
  await remove(shop, 1002);
  const later = ["GetEmailFlow", ...reads];
  expect(await seen(shop, create, bound(["trial", 1002]))).toEqual([[1003, 1004], later]);
});

test.each([
  ["GetEmailFlow", down, update, ["FF507"]],
  ["GetEmailFlow", down, create, ["FF507"]],
  ["EmailFlows", down, create, ["FF507"]],
  ["GetEmailFlow", nothing, create, ["FF610"]],
] as const)("a look is a failure when %s gives %j", async (at, answer, intent, codes) => {
  const shop = await applied();
  shop.intercept(async (request, send) => (purpose(request) === at ? answer : send(request)));
  const [found] = await seen(shop, intent);
  expect(found).toEqual(codes);
});

/** The verdict of looking again, the pauses and the requests, when the first looks go wrong. */
async function again(shop: Workshop, intent: Intent, wrong: number) {
  const waits: number[] = [];
  const clock = virtualClock(0);
  let looks = 0;
  shop.intercept(async (request, send) =>
    purpose(request) === "EmailFlows" && ++looks <= wrong ? down : send(request),
  );
  const { connection } = shop.target;
  const verdict = await lookAgain(intent, {
    connection,
    bindings: bound(),
    hash: shop.project.hash,
    clock: { ...clock, sleep: async (time) => void waits.push(time) },
  });
  return [verdict?.kind, waits, shop.requests.splice(0).map(purpose)];
}

test("what is done shows at the first look as a rule, and at the third at the latest", async () => {
  const shop = await applied();
  const made = { ...create, wanted: shapeMark(await shop.live("Trial"), shop.project.hash) };
  const found = ["EmailFlows", "GetEmailFlow"];
  expect(await again(shop, made, 0)).toEqual(["done", [], found]);
  expect(await again(shop, made, 1)).toEqual(["done", [500], ["EmailFlows", ...found]]);
  expect(await again(shop, made, 2)).toEqual(["done", [500, 1500], ["EmailFlows", "EmailFlows", ...found]]);
  expect(await again(shop, made, 3)).toEqual([undefined, [500, 1500], ["EmailFlows", "EmailFlows", "EmailFlows"]]);
  await remove(shop, 1002);
  expect(await again(shop, made, 0)).toEqual(["tooEarly", [500, 1500], ["EmailFlows", "EmailFlows", "EmailFlows"]]);
});
