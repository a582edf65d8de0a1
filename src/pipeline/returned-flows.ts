import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { checkProject } from "./check-project.ts";
import type { Project } from "./project.ts";

/**
 * The flows that a saved plan deletes because they had left git, and that have a file again. What cannot be read fails,
 * for one of them may be there. A plan of the way back deletes by backups, not by files.
 */
export async function returnedFlows(plan: Plan, project: Project): Promise<Outcome<readonly FlowPlan[]>> {
  const ending = plan.flows.filter(({ action }) => action === "end");
  if (ending.length === 0 || plan.takesBack !== undefined) return success([]);
  const { flows, diagnostics } = await checkProject(project);
  if (hasErrors(diagnostics)) return failure(...diagnostics);
  const keys = new Set(flows.map(({ key }) => key));
  return success(ending.filter(({ key }) => keys.has(key)));
}
