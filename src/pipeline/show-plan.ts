import { lookAtPlan } from "../apply/look-at-plan.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import type { Plan } from "../model/plan.ts";
import type { Workplace } from "./apply-plan.ts";

/** What has moved on the target since a plan was made, one sentence for each flow; only reads. */
export async function movedSincePlan(plan: Plan, { project, target }: Workplace): Promise<Outcome<readonly string[]>> {
  const memory = await target.bindings.recall();
  if (memory.value === undefined) return failure(...memory.diagnostics);
  const { bindings, intents } = memory.value;
  return lookAtPlan(plan, { connection: target.connection, bindings, intents, hash: project.hash });
}
