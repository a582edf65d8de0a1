import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { reportFrame } from "../report/model/report-frame.ts";
import type { Palette } from "../report/palette.ts";
import { planFrame } from "../report/text/plan-frame.ts";

/**
 * How a plan is told in a format. Each is loaded when it is asked for; a plan without changes needs none of them.
 * A banner is what must be read before the plan, whatever the format.
 */
export async function planFaces(
  plan: Plan,
  format = "text",
  banner: readonly Diagnostic[] = [],
): Promise<(palette: Palette) => string> {
  if (format === "markdown" || format === "html" || format === "report") {
    const { planReport } = await import("../report/model/plan-report.ts");
    const face = await faces[format]();
    const told = face(planReport(plan, banner));
    return () => told;
  }
  if (plan.flows.length === 0) return (palette) => planFrame(reportFrame(plan, [], banner), [], palette);
  const { planText } = await import("../report/plan-text.ts");
  return (palette) => planText(plan, palette, { banner });
}

const faces = {
  markdown: async () => (await import("../report/markdown/comment.ts")).comment,
  html: async () => (await import("../report/html/page.ts")).page,
  report: async () => (report: object) => `${JSON.stringify(report, null, 2)}\n`,
} as const;
