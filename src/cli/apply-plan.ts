import type { Outcome } from "../diagnostic/diagnostic.ts";
import { success } from "../diagnostic/outcome.ts";
import type { ApplyResult } from "../model/apply-result.ts";
import type { Plan } from "../model/plan.ts";
import { applyPlan } from "../pipeline/apply-plan.ts";
import { flowResultText } from "../report/apply-text.ts";
import type { Flags, Invocation } from "./command.ts";
import type { OpenProject } from "./open-project.ts";
import type { OpenTarget } from "./open-target.ts";

/** Applies a plan and says of each flow what became of it at once: a run that breaks off must have told how far it got. */
export async function applyWithLines(
  plan: Plan,
  world: OpenProject & OpenTarget,
  { io, palettes }: Pick<Invocation<Flags>, "io" | "palettes">,
): Promise<Outcome<ApplyResult>> {
  return success(await applyPlan(plan, world, (result) => io.err(flowResultText(result, palettes.err))));
}
