import { expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { HttpResponse } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { movedSincePlan } from "../../src/pipeline/show-plan.ts";
import { stand } from "../support/people.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { purpose } from "./purpose.ts";

const text = (key: string, wait = "3 days") =>
  `flow: ${key}\nname: ${key}\nsteps:\n  - { id: settle, wait: ${wait} }\n`;
const down: HttpResponse = { status: 503, headers: {}, body: "" };

type Shop = Workshop;
const save = (shop: Shop, flow: object) => shop.api("/v1/Agents/Workflow/SaveEmailFlow", flow);
const edit = async (shop: Shop) => save(shop, { ...(await shop.live("trial")), Description: "Mine" });
const remove = async (shop: Shop) =>
  shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${(await shop.live("trial")).EmailFlowId}`);
const begin = async (shop: Shop) =>
  shop.api("/v1/Agents/Workflow/SetStatusOnWorkflow", {
    EmailFlowId: (await shop.live("trial")).EmailFlowId,
    Status: "Running",
  });
const edited = '"trial": it was changed by Anna Berg at 2026-11-24 08:00:00: the flow\'s settings.';

interface Row {
  readonly name: string;
  readonly plans: "create" | "update" | "release" | "end" | "adopt";
  /** Whether the change is that the first wait goes. */
  readonly removes?: true;
  /** How many are in the flow when the plan is made; it runs then. */
  readonly people?: number;
  /** What happens between the plan and the look. */
  readonly meanwhile?: (shop: Shop, plan: Plan) => Promise<unknown>;
  readonly moved: readonly string[];
  readonly asks?: readonly string[];
}

const rows: readonly Row[] = [
  { name: "a new flow whose name is free", plans: "create", moved: [], asks: ["EmailFlows"] },
  {
    name: "a new flow whose name somebody took",
    plans: "create",
    meanwhile: (shop) => save(shop, { Name: "trial" }),
    moved: ['"trial": flow 1002 has this name by now.'],
    asks: ["EmailFlows"],
  },
  {
    name: "a new flow that was made since",
    plans: "create",
    meanwhile: (shop, plan) => shop.apply(plan),
    moved: [],
    asks: ["GetEmailFlow"],
  },
  {
    name: "a new flow that was made since and is something else now",
    plans: "create",
    meanwhile: async (shop, plan) => {
      await shop.apply(plan);
      await edit(shop);
    },
    moved: ['"trial": flow 1002 has its key by now.'],
  },
  {
    name: "a new flow that was made since and is gone",
    plans: "create",
    meanwhile: async (shop, plan) => {
      await shop.apply(plan);
      await remove(shop);
    },
    moved: [],
    asks: ["GetEmailFlow", "EmailFlows"],
  },
  { name: "a change", plans: "update", moved: [], asks: ["GetEmailFlow"] },
  { name: "a change of what was edited", plans: "update", meanwhile: edit, moved: [edited] },
  { name: "a change of what is gone", plans: "update", meanwhile: remove, moved: ['"trial": it was deleted.'] },
  {
    name: "a change of what was started",
    plans: "update",
    meanwhile: begin,
    moved: ['"trial": it was changed: its status (stopped -> running); SuperOffice does not say who did that.'],
  },
  { name: "a change that was made since", plans: "update", meanwhile: (shop, plan) => shop.apply(plan), moved: [] },
  {
    name: "a change that was made since and taken back",
    plans: "update",
    meanwhile: async (shop, plan) => {
      await shop.apply(plan);
      shop.write("trial", text("trial"));
      await shop.apply();
    },
    moved: ['"trial": it was applied 2 times since, and looks again as it did when the plan was made.'],
  },
  {
    name: "a change that was made since and taken back in SuperOffice",
    plans: "update",
    meanwhile: async (shop, plan) => {
      const before = await shop.live("trial");
      await shop.apply(plan);
      await save(shop, before);
    },
    moved: ['"trial": it was applied once since, and looks again as it did when the plan was made.'],
  },
  { name: "an adoption", plans: "adopt", moved: [], asks: ["GetEmailFlow"] },
  { name: "a release", plans: "release", moved: [], asks: ["GetEmailFlow"] },
  { name: "a release of what is gone", plans: "release", meanwhile: remove, moved: [] },
  { name: "an ending", plans: "end", moved: [] },
  { name: "an ending of what is gone", plans: "end", meanwhile: remove, moved: [] },
  {
    name: "an ending of what was released",
    plans: "end",
    meanwhile: (shop) => shop.target.bindings.forget("trial"),
    moved: ['"trial": it is not managed any more: it was released since.'],
  },
  { name: "an ending of as many as were counted", plans: "end", people: 2, moved: [] },
  {
    name: "an ending of more people than were counted",
    plans: "end",
    people: 2,
    meanwhile: (shop) => stand(shop, "trial", { settle: 1 }),
    moved: ['"trial": 3 people would be cancelled for good by now; the plan says 2.'],
  },
  {
    name: "a removal of a wait to which people came",
    plans: "update",
    removes: true,
    meanwhile: (shop) => stand(shop, "trial", { settle: 1 }),
    moved: ['"trial": 1 person stands by now on a step that goes or moves, where nobody stood.'],
    asks: ["GetEmailFlow", "EmailFlowInstances"],
  },
  { name: "an ending of what was edited", plans: "end", meanwhile: edit, moved: [edited] },
];

/** A target, and a plan that does one thing to the flow. */
async function planned({
  plans,
  removes,
  people = 0,
}: Pick<Row, "plans" | "removes" | "people">): Promise<{ readonly shop: Shop; readonly plan: Plan }> {
  const shop = workshop();
  shop.write("trial", text("trial"));
  if (plans !== "create") await shop.apply();
  if (plans === "update")
    shop.write("trial", removes ? text("trial").replace("settle", "new") : text("trial", "5 days"));
  if (plans === "adopt") await shop.target.bindings.forget("trial");
  const prune = plans === "release" || plans === "end" ? plans : undefined;
  if (prune !== undefined) {
    shop.files.delete("flows/trial.flow.yaml");
    shop.write("other", text("other"));
    await shop.apply();
  }
  if (people > 0) {
    await begin(shop);
    await stand(shop, "trial", { settle: people });
  }
  const { value, diagnostics } = await shop.plan({ prune, cancelPeople: people });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  expect(value.flows.map(({ action }) => action)).toEqual([plans]);
  return { shop, plan: value };
}

test.each(rows)("$name", async ({ meanwhile, moved, asks, ...row }) => {
  const { shop, plan } = await planned(row);
  await meanwhile?.(shop, plan);
  shop.requests.length = 0;
  expect(await movedSincePlan(plan, shop.workplace())).toEqual({ value: moved, diagnostics: [] });
  const sent = shop.requests.map(purpose);
  if (asks !== undefined) expect(sent).toEqual(["GetDeviceKeysOnDeviceIdentifier", ...asks]);
});

test("each flow that moved is told", async () => {
  const { shop, plan } = await planned({ plans: "update" });
  shop.write("second", text("second"));
  const { value = plan } = await shop.plan();
  await edit(shop);
  await save(shop, { Name: "second" } satisfies Partial<EmailFlow>);
  expect((await movedSincePlan(value, shop.workplace())).value).toEqual([
    '"second": flow 1003 has this name by now.',
    edited,
  ]);
});

test.each([
  ["create", "EmailFlows", "listing the flows"],
  ["update", "GetEmailFlow", "reading flow 1002"],
  ["update", "GetDeviceKeysOnDeviceIdentifier", "reading what is remembered of the flows"],
] as const)("%s: what cannot be asked is not taken for unmoved (%s)", async (plans, at, what) => {
  const { shop, plan } = await planned({ plans });
  shop.intercept(async (request, send) => (purpose(request) === at ? down : send(request)));
  const { value, diagnostics } = await movedSincePlan(plan, shop.workplace());
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, detail }) => `${code} ${detail}`)).toEqual([`FF507 ${what} was answered with 503.`]);
});

test("who is inside and cannot be counted is not taken for nobody", async () => {
  const { shop, plan } = await planned({ plans: "end", people: 2 });
  shop.intercept(async (request, send) => (purpose(request) === "EmailFlowInstances" ? down : send(request)));
  const { value, diagnostics } = await movedSincePlan(plan, shop.workplace());
  expect([value, diagnostics.map(({ code, fix }) => `${code} ${fix}`)]).toEqual([
    undefined,
    ["FF625 The plan may still be right. Apply it when the target tells who is in the flow."],
  ]);
});
