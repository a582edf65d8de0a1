import type { Binding } from "../model/binding.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * That a flow was applied since the plan was made, in a sentence; undefined when it was not. It may look again as it did
 * before: a plan that was saved before another apply must not undo that one.
 */
export function appliedSince({ key, serial }: FlowPlan, bindings: ReadonlyMap<string, Binding>): string | undefined {
  const times = (bindings.get(key)?.serial ?? 0) - serial;
  if (times <= 0) return undefined;
  return `it was applied ${times === 1 ? "once" : `${times} times`} since, and looks again as it did when the plan was made.`;
}
