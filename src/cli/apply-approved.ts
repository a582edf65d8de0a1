import type { Outcome } from "../diagnostic/diagnostic.ts";
import { success } from "../diagnostic/outcome.ts";
import type { Plan } from "../model/plan.ts";
import { applyPlan } from "../pipeline/apply-plan.ts";
import type { Run } from "../pipeline/project.ts";
import { applyText } from "../report/apply-text.ts";
import { type Approval, approve } from "./approve.ts";
import type { CommandResult, Palettes } from "./command.ts";
import { exitCodeOfApply } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { OpenProject } from "./open-project.ts";
import { openRun } from "./open-run.ts";
import type { OpenTarget, TargetChoice } from "./open-target.ts";
import { withTarget } from "./plan-project.ts";

/** A command that plans, or was given a plan, and applies it. */
export interface Applying {
  readonly command: string;
  readonly saved: Plan | undefined;
  readonly flags: Approval["flags"] & TargetChoice["flags"] & { readonly "take-over": boolean };
  readonly io: Io;
  readonly palettes: Palettes;
  readonly makePlan: (opened: OpenProject & OpenTarget) => Promise<Outcome<Plan>>;
}

/** Lets a plan be approved, applies it, and says what came of it: the only way to the target that commands have. */
export async function applyApproved(applying: Applying): Promise<CommandResult> {
  const { command, saved, flags, io, palettes, makePlan } = applying;
  const target = flags.target ?? saved?.target;
  const applied = await withTarget({ command, flags: { ...flags, target } }, io, async (opened) => {
    let begun: Run | undefined;
    const run = () => {
      begun ??= openRun(io, palettes, { takeOver: flags["take-over"], root: opened.root });
      return begun;
    };
    const approval = { saved, flags, palettes, run, makePlan: () => makePlan(opened) };
    const { value: plan, diagnostics } = await approve(approval, opened, io);
    if (plan === undefined) return { value: undefined, diagnostics };
    return success(await applyPlan(plan, opened, run()));
  });
  const result = applied.value;
  if (result === undefined) return applied;
  const diagnostics = [...result.diagnostics, ...result.flows.flatMap((flow) => flow.diagnostics)];
  return {
    diagnostics,
    data: result,
    text: (palette) => applyText(result, palette),
    exitCode: exitCodeOfApply(result, diagnostics),
  };
}
