import { lookAtPlan } from "../apply/look-at-plan.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Plan } from "../model/plan.ts";
import type { Project, Target } from "./project.ts";
import { returnedFlows } from "./returned-flows.ts";

interface Workplace {
  readonly project: Project;
  readonly target: Target;
}

/** What has moved in the files and on the target since a plan was made, one sentence for each flow; only reads. */
export async function movedSincePlan(plan: Plan, { project, target }: Workplace): Promise<Outcome<readonly string[]>> {
  const memory = await target.bindings.recall();
  if (memory.value === undefined) return failure(...memory.diagnostics);
  const { bindings, intents } = memory.value;
  const looked = await lookAtPlan(plan, { connection: target.connection, bindings, intents, hash: project.hash });
  if (looked.value === undefined) return looked;
  const returned = await returnedFlows(plan, project);
  if (returned.value === undefined) return failure(...returned.diagnostics);
  return success([...looked.value, ...returned.value.map(({ name }) => `"${name}": it has a file again.`)]);
}
