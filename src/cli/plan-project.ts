import { sandboxName } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import type { Plan } from "../model/plan.ts";
import { planProject } from "../pipeline/plan-project.ts";
import { diagnosticsText } from "../report/diagnostic-text.ts";
import { plainPalette } from "../report/palette.ts";
import { integerFlag } from "./arguments.ts";
import type { Io } from "./io.ts";
import type { OpenProject } from "./open-project.ts";
import { openProject } from "./open-project.ts";
import { type OpenTarget, openTarget, type TargetChoice } from "./open-target.ts";
import { createProgress } from "./progress.ts";

/** Opens the project and a target of it, lets the work be done, and closes the target whatever happens. */
export async function withTarget<Value>(
  choice: TargetChoice,
  io: Io,
  work: (opened: OpenProject & OpenTarget) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const opened = await openProject(io.cwd, choice.flags.target ?? sandboxName);
  if (opened.value === undefined) return failure(...opened.diagnostics);
  const there = await openTarget(opened.value.config, choice, { ...io, cwd: opened.value.root });
  if (there.value === undefined) return failure(...there.diagnostics);
  io.err(diagnosticsText(there.diagnostics, plainPalette));
  try {
    return await work({ ...opened.value, ...there.value });
  } finally {
    await there.value.close();
  }
}

/** What the command line says about planning. */
export interface PlanFlags {
  readonly command: string;
  readonly flags: {
    readonly "cancel-people"?: string | undefined;
    readonly "no-pause"?: boolean;
    readonly prune?: boolean;
  };
}

/** The plan of a project, with progress on a terminal. */
export async function planWithProgress(
  { command, flags }: PlanFlags,
  { config, project, target }: OpenProject & OpenTarget,
  io: Io,
): Promise<Outcome<Plan>> {
  const limits = { command, flag: "cancel-people", minimum: 0, maximum: 999_999_999 };
  const cancelPeople = integerFlag(flags["cancel-people"] ?? "0", limits);
  if (cancelPeople.value === undefined) return failure(...cancelPeople.diagnostics);
  const progress = createProgress(io, "flows planned");
  try {
    return await planProject(project, target, {
      onProgress: progress.update,
      cancelPeople: cancelPeople.value,
      mayPause: flags["no-pause"] !== true,
      prune: flags.prune === true ? config.removed : undefined,
    });
  } finally {
    progress.end();
  }
}
