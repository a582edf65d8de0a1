import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import type { DriftReport, DriftState } from "../model/drift.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { type PlanOptions, planProject } from "./plan-project.ts";
import type { Project, Target } from "./project.ts";

/** A plan to show the drift with, and the drift. */
export interface Drifted {
  readonly report: DriftReport;
  readonly plan: Plan;
}

/** Compares git, what was applied last, and the live flows; only reads, and asks nobody who is inside. */
export async function driftFlows(
  project: Project,
  target: Target,
  options: Pick<PlanOptions, "onProgress" | "only"> = {},
): Promise<Outcome<Drifted>> {
  const [memory, planned] = await Promise.all([
    target.bindings.recall(),
    planProject(project, target, { ...options, comparesOnly: true }),
  ]);
  if (planned.value === undefined) return planned;
  if (memory.value === undefined) return failure(...memory.diagnostics);
  const plan = planned.value;
  const { bindings } = memory.value;
  // A flow of which only ids are still to be remembered is as its file says.
  const differing = plan.flows.filter(({ action, changes }) => action === "create" || changes.length > 0);
  const flows = differing.map((flow) => {
    const { key, name, file, emailFlowId, edited, changes } = flow;
    return { key, name, file, emailFlowId, state: stateOf(flow, bindings.has(key)), edited, changes };
  });
  const drifted = new Set(flows.map(({ key }) => key));
  const same = [...plan.unchanged, ...plan.flows.map(({ key }) => key).filter((key) => !drifted.has(key))].sort();
  const { project: name, target: place, released } = plan;
  const report: DriftReport = { format_version: "1.0", project: name, target: place, flows, same, released };
  return { value: { report, plan }, diagnostics: planned.diagnostics };
}

function stateOf({ action, changes }: FlowPlan, bound: boolean): DriftState {
  if (action === "create") return bound ? "deleted" : "new";
  if (action === "adopt") return "neverApplied";
  const sides = new Set(changes.map(({ drift }) => drift ?? "git"));
  if (sides.has("both") || (sides.has("git") && sides.has("superOffice"))) return "both";
  if (sides.has("unknown")) return "unknown";
  return sides.has("superOffice") ? "superOffice" : "git";
}
