import { expect, test } from "vitest";
import { type Workshop, workshop } from "../support/sandbox-project.ts";

const triggers = {
  form: "    - { id: form, on: formSubmitted, form: Trial signup }\n",
  list: "    - { id: list, on: addedToProject, project: Trial customers }\n",
};
const goals = {
  bought: "  - { id: bought, on: saleCreatedOnPerson }\n",
  asked: "  - { id: asked, on: requestCreated }\n",
};

/** A flow with two triggers and two goals, in either order. */
function flow(order: "this" | "other", wait = "3 days"): string {
  const [first, second] = order === "this" ? [triggers.form, triggers.list] : [triggers.list, triggers.form];
  const [third, fourth] = order === "this" ? [goals.bought, goals.asked] : [goals.asked, goals.bought];
  return `flow: trial\nname: Trial\nenrolment:\n  triggers:\n${first}${second}goals:\n${third}${fourth}steps:\n  - { id: settle, wait: ${wait} }\n`;
}

const idsOf = async (shop: Workshop) => (await shop.workplace().target.bindings.read()).value?.get("trial")?.ids;

async function applied(): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", flow("this"));
  await shop.apply();
  return shop;
}

const outcomes = async (shop: Workshop) =>
  (await shop.apply()).flows.map(({ outcome, diagnostics }) => [outcome, diagnostics]);

test("triggers and goals in another order in the file are no change", async () => {
  const shop = await applied();
  shop.write("trial", flow("other"));
  expect((await shop.plan()).value?.flows).toEqual([]);
});

test("a flow whose triggers and goals have another order is adopted once, and each keeps its id", async () => {
  const shop = await applied();
  const ids = await idsOf(shop);
  await shop.api("/v1/Agents/ForeignSystem/DeleteForeignAppEntity?foreignAppEntityId=2000000");
  shop.write("trial", flow("other"));
  expect((await shop.plan()).value?.flows).toMatchObject([{ action: "adopt", payload: null, changes: [] }]);
  expect(await outcomes(shop)).toEqual([["applied", []]]);
  expect(await idsOf(shop)).toEqual(ids);
  expect((await shop.plan()).value?.flows).toEqual([]);
});

test("a change is saved in the file's order, and what is read back in another one is known for the same", async () => {
  const shop = await applied();
  const ids = await idsOf(shop);
  shop.write("trial", flow("other", "5 days"));
  expect(await outcomes(shop)).toEqual([["applied", []]]);
  expect(await idsOf(shop)).toEqual(ids);
  expect((await shop.plan()).value?.flows).toEqual([]);
  shop.write("trial", flow("this"));
  expect(await outcomes(shop)).toEqual([["applied", []]]);
  expect(await idsOf(shop)).toEqual(ids);
});

test("new triggers that come back the other way round get the ids of the file by what they say", async () => {
  const shop = workshop();
  shop.write("trial", flow("this"));
  shop.intercept(async (request, send) => {
    if (!request.path.endsWith("/SaveEmailFlow")) return send(request);
    const sent = JSON.parse(request.body) as { Triggers: unknown[]; Goals: unknown[] };
    const turned = { ...sent, Triggers: sent.Triggers.toReversed(), Goals: sent.Goals.toReversed() };
    return send({ ...request, body: JSON.stringify(turned) });
  });
  expect(await outcomes(shop)).toEqual([["applied", []]]);
  const live = await shop.live("Trial");
  const typeOf = new Map<string, string>([
    ...live.Triggers.map(({ WorkflowTriggerId, TriggerType }) => [`t${WorkflowTriggerId}`, TriggerType] as const),
    ...live.Goals.map(({ WorkflowGoalId, GoalType }) => [`g${WorkflowGoalId}`, GoalType] as const),
  ]);
  const types = Object.entries((await idsOf(shop)) ?? {}).map(([id, identity]) => [id, typeOf.get(identity)]);
  expect(Object.fromEntries(types)).toMatchObject({
    form: "FormSubmitted",
    list: "AddedToProject",
    bought: "SaleCreatedOnPerson",
    asked: "RequestCreated",
  });
  expect((await shop.plan()).value?.flows).toEqual([]);
});
