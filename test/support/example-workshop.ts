import { readdirSync, readFileSync } from "node:fs";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Plan } from "../../src/model/plan.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";
import { overlayStore } from "../faults/overlay-store.ts";
import { type Workshop, workshop } from "./sandbox-project.ts";

const folder = new URL("../../flows/", import.meta.url);

/** A tenant to which all example flows were applied; nothing is written into it any more. */
export async function appliedExamples(): Promise<Store> {
  const store = openStore();
  const { value: plan } = await examplesOn(store).plan();
  if (plan === undefined) throw new Error("no plan");
  const result = await examplesOn(store).apply(plan);
  const bad = result.flows.filter(({ outcome }) => outcome !== "applied");
  if (bad.length > 0) throw new Error(JSON.stringify(bad));
  return store;
}

/** The same tenant without the files, which applying a saved plan does not need. */
export function tenantAfter(store: Store): Workshop {
  return workshop({ store: overlayStore(store) });
}

function examplesOn(store: Store): Workshop {
  const shop = workshop({ store });
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const path of paths.filter((name) => /\.(yaml|txt|md)$/.test(name)))
    shop.files.set(`flows/${path}`, readFileSync(new URL(path, folder), "utf8"));
  return shop;
}

/** Changes the description of every example flow. */
export function editEveryFile({ files }: Pick<Workshop, "files">): void {
  for (const [path, text] of files)
    if (path.endsWith(".flow.yaml")) files.set(path, String(text).replace(/^description: .*$/m, "description: Edited"));
}

/** The example project against a tenant that begins as the store is and leaves it untouched. */
export function examplesAfter(store: Store): Workshop {
  return examplesOn(overlayStore(store));
}

/** A plan that changes each of the example flows, which are as they were applied. */
export async function planOfEveryFlow(store: Store): Promise<Plan> {
  const shop = examplesAfter(store);
  editEveryFile(shop);
  const { value, diagnostics } = await shop.plan();
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** The part of a plan that speaks of one flow. */
export function alone(plan: Plan, key: string): Plan {
  return { ...plan, flows: plan.flows.filter((flow) => flow.key === key) };
}

/** What somebody else makes of a flow, past every rule of the server. */
export function putLive({ store }: Pick<Workshop, "store">, flow: EmailFlow, id = flow.EmailFlowId): void {
  store.put("email_flow", id, { ...flow });
  store.commit();
}
