import type { Plan } from "../model/plan.ts";
import { counted } from "./layout.ts";
import { planReport } from "./model/plan-report.ts";
import { reportFrame } from "./model/report-frame.ts";
import type { Palette } from "./palette.ts";
import { reportText } from "./text/report-text.ts";

/**
 * A plan as the text of its report. Of the flows only those are told that are `shown`, and the others are counted:
 * `watch` has told of them before.
 */
export function planText(plan: Plan, palette: Palette, shown = plan.flows): string {
  const { flows } = planReport({ ...plan, flows: shown });
  const rest = plan.flows.length - shown.length;
  const left = rest === 0 ? [] : [palette.dim(`As before: ${counted(rest, "flow")}. r and Enter tells of all.`)];
  return reportText({ ...reportFrame(plan), flows }, palette, left);
}
