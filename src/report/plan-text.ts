import type { Plan } from "../model/plan.ts";
import { planReport } from "./model/plan-report.ts";
import type { Palette } from "./palette.ts";
import { flowBlock } from "./text/flow-block.ts";
import { planFrame } from "./text/plan-frame.ts";

/** A plan for people at a terminal, 80 columns wide; the first line says whether anything will change and for whom. */
export function planText(plan: Plan, palette: Palette): string {
  const { flows } = planReport(plan);
  const blocks = flows.map((flow) => flowBlock(flow, palette));
  return planFrame(plan, blocks, palette);
}
