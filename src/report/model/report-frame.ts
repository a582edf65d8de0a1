import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Plan } from "../../model/plan.ts";
import { cancelledBy } from "./cancelled-by.ts";
import { leftAlone } from "./left-alone.ts";
import type { Report } from "./report.ts";
import { takesBackText } from "./takes-back-text.ts";
import type { ToldFlow } from "./told-flow.ts";
import { verdict } from "./verdict.ts";

/** What every report says around its flows. */
export type ReportFrame = Omit<Report, "flows">;

/** The frame alone; `told` are all flows of the plan. */
export function reportFrame(plan: Plan, told: readonly ToldFlow[], banner: readonly Diagnostic[] = []): ReportFrame {
  const { flowform, project, target, url, commit, unchanged, heldBack, summary, warnings, digest } = plan;
  return {
    format_version: "1.1",
    banner,
    verdict: verdict(plan, told),
    changes: plan.flows.length > 0,
    takesBack: takesBackText(plan),
    ...{ flowform, project, target, url, commit, unchanged, heldBack, summary, warnings, digest },
    released: leftAlone(plan),
    cancelled: cancelledBy(plan),
  };
}
