import type { Report } from "../model/report.ts";
import type { Palette } from "../palette.ts";
import { flowBlock } from "./flow-block.ts";
import { planFrame } from "./plan-frame.ts";

/**
 * A report for people at a terminal, 80 columns wide; the first line says whether anything will change and for whom.
 * `more` stands below the flows.
 */
export function reportText({ flows, ...frame }: Report, palette: Palette, more: readonly string[] = []): string {
  const blocks = flows.map((flow) => flowBlock(flow, palette));
  return planFrame(frame, [...blocks, ...more], palette);
}
