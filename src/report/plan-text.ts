import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { counted } from "./layout.ts";
import { planReport } from "./model/plan-report.ts";
import type { Palette } from "./palette.ts";
import { reportText } from "./text/report-text.ts";

/** What else a text of a plan says, or leaves out. */
export interface Telling {
  /** The flows that are told of; the others are counted, for `watch` has told of them before. Left out: all. */
  readonly shown?: readonly FlowPlan[];
  /** What must be read before anything else. */
  readonly banner?: readonly Diagnostic[];
}

/** A plan as the text of its report. */
export function planText(plan: Plan, palette: Palette, { shown = plan.flows, banner }: Telling = {}): string {
  const rest = plan.flows.length - shown.length;
  const left = rest === 0 ? [] : [palette.dim(`As before: ${counted(rest, "flow")}. r and Enter tells of all.`)];
  return reportText(planReport(plan, banner, shown), palette, left);
}
