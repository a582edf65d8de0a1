import { otherKeyOf } from "../model/other-key-of.ts";
import type { FlowPlan } from "../model/plan.ts";
import type { FlowWorld } from "./flow-state.ts";

/**
 * Why a flow is not the plan's to change any more, although it may be as it was; undefined when it is. What was taken
 * over since, under another key or by another project, is theirs, what was released since is somebody else's, and a
 * key that was given to another flow speaks of that one. Releasing takes nothing from anybody.
 */
export function whyNotOurs(
  { key, action, emailFlowId }: Pick<FlowPlan, "key" | "action" | "emailFlowId">,
  isThere: boolean,
  { bindings, others }: Pick<FlowWorld, "bindings"> & Partial<Pick<FlowWorld, "others">>,
): string | undefined {
  const other = emailFlowId === null || action === "release" ? undefined : otherKeyOf(bindings, key, emailFlowId);
  if (other !== undefined) return `flow ${emailFlowId} is managed under the key "${other}" by now.`;
  const project = action === "adopt" && emailFlowId !== null ? others?.get(emailFlowId) : undefined;
  if (project !== undefined) return `flow ${emailFlowId} is managed by the project "${project}" by now.`;
  if (action !== "end" && action !== "release") return undefined;
  const bound = bindings.get(key)?.emailFlowId;
  if (bound !== undefined && bound !== emailFlowId) return `flow ${bound} has its key by now.`;
  return action === "end" && isThere && bound === undefined
    ? "it is not managed any more: it was released since."
    : undefined;
}
