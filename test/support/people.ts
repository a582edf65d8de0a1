import type { Workshop } from "./sandbox-project.ts";

/** Puts people before steps of a live flow: how many, by the step's id in the file. */
export async function stand(shop: Workshop, key: string, counts: Readonly<Record<string, number>>): Promise<void> {
  const { value: bindings } = await shop.target.bindings.read();
  const binding = bindings?.get(key);
  if (binding === undefined) throw new Error(`${key} is not bound`);
  const ids = shop.store.ids("workflow_instance");
  let id = Math.max(900_000, ...ids);
  for (const [step, count] of Object.entries(counts))
    for (let person = 0; person < count; person++)
      shop.store.put("workflow_instance", ++id, instance(id, binding.emailFlowId, stepIdOf(binding.ids[step])));
  shop.store.commit();
}

/** Takes everybody out of all flows. */
export function emptyFlows({ store }: Workshop): void {
  for (const id of store.ids("workflow_instance")) store.remove("workflow_instance", id);
  store.commit();
}

function stepIdOf(identity: string | undefined): number {
  if (identity?.startsWith("s") !== true) throw new Error(`${identity} is no step`);
  return Number(identity.slice(1));
}

const instance = (id: number, emailFlowId: number, stepId: number) => ({
  WorkflowInstanceId: id,
  EmailFlowId: emailFlowId,
  WorkflowId: 0,
  PersonId: id,
  Status: "Active",
  CurrentStepId: stepId,
  WaitUntil: null,
  StepStarted: "2026-11-20T08:00:00Z",
  DropoutReason: "",
});
