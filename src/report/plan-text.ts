import type { Plan } from "../model/plan.ts";
import { counted } from "./layout.ts";
import { planReport } from "./model/plan-report.ts";
import type { Palette } from "./palette.ts";
import { flowBlock } from "./text/flow-block.ts";
import { planFrame } from "./text/plan-frame.ts";

/**
 * A plan for people at a terminal, 80 columns wide; the first line says whether anything will change and for whom. Of the
 * flows only those are told that are `shown`, and the others are counted: `watch` has told of them before.
 */
export function planText(plan: Plan, palette: Palette, shown = plan.flows): string {
  const { flows } = planReport({ ...plan, flows: shown });
  const blocks = flows.map((flow) => flowBlock(flow, palette));
  const rest = plan.flows.length - shown.length;
  const left = rest === 0 ? [] : [palette.dim(`As before: ${counted(rest, "flow")}. r and Enter tells of all.`)];
  return planFrame(plan, [...blocks, ...left], palette);
}
