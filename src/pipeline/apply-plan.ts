import { apply } from "../apply/apply.ts";
import type { ApplyResult, FlowResult } from "../model/apply-result.ts";
import type { Plan } from "../model/plan.ts";
import type { Project, Target } from "./project.ts";

/** Applies a plan as it is: what was shown is what is done. */
export function applyPlan(
  plan: Plan,
  world: { readonly project: Pick<Project, "hash">; readonly target: Target },
  onProgress: (result: FlowResult) => void = () => {},
): Promise<ApplyResult> {
  const { connection, bindings } = world.target;
  return apply(plan, { connection, bindings, hash: world.project.hash, onProgress });
}
