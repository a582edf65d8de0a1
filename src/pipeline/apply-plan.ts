import { type ApplyWorld, apply } from "../apply/apply.ts";
import type { ApplyResult } from "../model/apply-result.ts";
import type { Plan } from "../model/plan.ts";
import type { Project, Run, Target } from "./project.ts";

/** What writing to a target needs. */
export interface Workplace {
  readonly project: Pick<Project, "hash">;
  readonly target: Target;
}

/** Applies a plan as it is: what was shown is what is done. */
export function applyPlan(plan: Plan, workplace: Workplace, run: Run): Promise<ApplyResult> {
  return apply(plan, worldOf(workplace, run));
}

/** The world of the apply stage. */
export function worldOf({ project, target }: Workplace, run: Run): ApplyWorld {
  const { connection, bindings, settleTime } = target;
  return { ...run, connection, store: bindings, settleTime, hash: project.hash };
}
