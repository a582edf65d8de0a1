import type { FlowResult } from "../model/apply-result.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan } from "../model/plan.ts";
import { applyStatus, type FlowWorld, remember, saveAndReadBack } from "./apply-flow.ts";
import { fill } from "./with-references.ts";
import { withServerIds } from "./with-server-ids.ts";

/** The one more save of a flow that refers to a flow which is created after it. */
export async function saveLaterReferences(
  flow: FlowPlan,
  saved: EmailFlow,
  world: FlowWorld & { readonly saves: number },
): Promise<FlowResult> {
  const payload = flow.payload;
  if (payload === null)
    return {
      key: flow.key,
      action: flow.action,
      outcome: "applied",
      emailFlowId: saved.EmailFlowId,
      saves: world.saves,
      diagnostics: [],
    };
  const complete = fill(payload, [...flow.references, ...flow.laterReferences], world.ids);
  const { result, saved: whole } = await saveAndReadBack(flow, withServerIds(complete, saved), world);
  if (whole === undefined || result.outcome !== "applied") return result;
  return (await remember(flow, await applyStatus(flow, { result, saved: whole }, world), world)).result;
}
