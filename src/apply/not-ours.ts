import type { Binding } from "../model/binding.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * Why a flow that left git is not the project's to take away any more, although it may be as it was; undefined when it
 * is. What was released since is somebody else's, and a key that was given to another flow speaks of that one.
 */
export function whyNotOurs(
  { key, action, emailFlowId }: FlowPlan,
  isThere: boolean,
  bindings: ReadonlyMap<string, Binding>,
): string | undefined {
  if (action !== "end" && action !== "release") return undefined;
  const bound = bindings.get(key)?.emailFlowId;
  if (bound !== undefined && bound !== emailFlowId) return `flow ${bound} has its key by now.`;
  return action === "end" && isThere && bound === undefined
    ? "it is not managed any more: it was released since."
    : undefined;
}
