import type { Plan } from "../model/plan.ts";
import { planReport } from "./model/plan-report.ts";
import type { Palette } from "./palette.ts";
import { reportText } from "./text/report-text.ts";

/** A plan as the text of its report. */
export function planText(plan: Plan, palette: Palette): string {
  return reportText(planReport(plan), palette);
}
