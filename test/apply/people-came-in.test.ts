import { expect, test } from "vitest";
import { peopleCameIn } from "../../src/apply/people-came-in.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { stand } from "../support/people.ts";
import { workshop } from "../support/sandbox-project.ts";
import { purpose } from "./purpose.ts";

const text =
  "flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: 3 days }\n  - { id: more, wait: 1 day }\n  - { id: last, wait: 1 day }\n";

interface Row {
  readonly name: string;
  readonly inside?: Readonly<Record<string, number>>;
  /** Ids of steps in the file on which nobody may stand. */
  readonly empty?: readonly string[];
  readonly cancels?: number;
  readonly live?: "none" | "Stopped" | "Running";
  readonly hidden?: true;
  readonly file?: string;
  readonly says?: string;
  readonly at?: object;
  readonly asks?: false;
}

const at = { file: "flows/trial.flow.yaml", pointer: ["name"] };

const rows: readonly Row[] = [
  { name: "a plan that relies on nothing", inside: { settle: 1 }, asks: false },
  { name: "a new flow", empty: ["settle"], live: "none", asks: false },
  { name: "people elsewhere", inside: { last: 3 }, empty: ["settle", "more"] },
  {
    name: "one where nobody may stand",
    inside: { settle: 1, last: 3 },
    empty: ["settle"],
    says: 'FF624 "Trial": 1 person stands by now on a step that goes or moves, where nobody stood. Nothing was saved or ended.',
  },
  {
    name: "several on two such steps",
    inside: { settle: 1, more: 2, last: 3 },
    empty: ["settle", "more"],
    says: 'FF624 "Trial": 3 people stand by now on a step that goes or moves, where nobody stood. Nothing was saved or ended.',
  },
  { name: "as many as are cancelled", inside: { settle: 2 }, cancels: 2 },
  {
    name: "one more than is cancelled",
    inside: { settle: 2, last: 1 },
    cancels: 2,
    says: 'FF624 "Trial": 3 people would be cancelled for good by now; the plan says 2. Nothing was saved or ended.',
  },
  {
    name: "one where nobody was to be cancelled, in a flow without a file",
    inside: { settle: 1 },
    cancels: 0,
    file: "",
    says: 'FF624 "Trial": 1 person would be cancelled for good by now; the plan says 0. Nothing was saved or ended.',
  },
  {
    name: "nobody knows, of a flow that runs",
    empty: ["settle"],
    hidden: true,
    says: 'FF625 "Trial" may only be changed as planned while the same people are in it, and who is in it is not known. Reading who is in flow 1002 was answered with 403: No right.',
  },
  { name: "nobody knows, of a flow that is stopped and has nobody", empty: ["settle"], hidden: true, live: "Stopped" },
];

test.each(rows)("$name", async (row) => {
  const { inside = {}, empty = [], cancels = null, live = "Running", file = at.file, asks = true } = row;
  const shop = workshop();
  shop.write("trial", text);
  await shop.apply();
  await stand(shop, "trial", inside);
  const ids = (await shop.target.bindings.read()).value?.get("trial")?.ids ?? {};
  const mustBeEmpty = empty.map((id) => Number(ids[id]?.slice(1)));
  const plan = { key: "trial", name: "Trial", file, mustBeEmpty, cancels } as unknown as FlowPlan;
  const now = { ...(await shop.live("Trial")), Status: live } as EmailFlow;
  if (row.hidden === true) shop.intercept(async () => ({ status: 403, headers: {}, body: '{"Message":"No right"}' }));
  shop.requests.length = 0;
  const found = await peopleCameIn(plan, live === "none" ? undefined : now, shop.target.connection);
  expect(found === undefined ? undefined : `${found.code} ${found.detail}`).toBe(row.says);
  expect(found?.origin).toEqual(row.says === undefined || file === "" ? undefined : at);
  expect(shop.requests.map(purpose)).toEqual(asks ? ["EmailFlowInstances"] : []);
});
