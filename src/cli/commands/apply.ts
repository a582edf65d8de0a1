import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import type { Plan } from "../../model/plan.ts";
import { applyApproved } from "../apply-approved.ts";
import {
  cancelPeopleFlag,
  defineCommand,
  digestFlag,
  formatFlag,
  noPauseFlag,
  parallelismFlag,
  pruneFlag,
  takeOverFlag,
  targetFlag,
} from "../command.ts";
import type { Io } from "../io.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { type PlanFlags, planWithProgress } from "../plan-project.ts";

export const command = defineCommand({
  summary: "make the target be as the files say, or as a saved plan says",
  usage:
    "[PLAN] [--target NAME] [--auto-approve] [--digest D] [--no-pause] [--prune] [--cancel-people N] [--take-over] [--format json]",
  examples: [
    ["flowform apply plan.json", "exactly what the saved plan shows"],
    ["flowform apply --target production", "plan, show, ask, apply"],
    ["flowform apply plan.json --digest 9f31c07a55e20b1d", "only if this is the plan that was approved"],
    ["flowform apply --auto-approve", "without asking, for a sandbox"],
  ],
  flags: {
    target: targetFlag,
    parallelism: parallelismFlag,
    "cancel-people": cancelPeopleFlag,
    "auto-approve": { type: "boolean", description: "apply without asking" },
    digest: digestFlag,
    "no-pause": noPauseFlag,
    prune: pruneFlag,
    "take-over": takeOverFlag,
    format: formatFlag,
  },
  positionals: 1,
  async run({ flags, positionals: [path], io, palettes }) {
    const saved = path === undefined ? undefined : await readSaved(path, io);
    if (saved !== undefined && saved.value === undefined) return saved;
    if (saved !== undefined && hasPlanFlags(flags)) return { diagnostics: [notForSavedPlans()] };
    return applyApproved({
      command: "apply",
      saved: saved?.value,
      flags,
      io,
      palettes,
      makePlan: (opened) => planWithProgress({ command: "apply", flags }, opened, io),
    });
  },
});

/** The validator of plans is loaded only when there is one to read. */
async function readSaved(path: string, io: Io): Promise<Outcome<Plan>> {
  const { readPlan } = await import("../read-plan.ts");
  return readPlan(createNodeFileSystem(io.cwd), path);
}

/** Whether something is said that only counts where the plan is still to be made. */
function hasPlanFlags(flags: PlanFlags["flags"]): boolean {
  return flags["no-pause"] === true || flags.prune === true || flags["cancel-people"] !== undefined;
}

const notForSavedPlans = () =>
  wrongArguments(
    undefined,
    "apply",
    "--no-pause, --prune and --cancel-people are for planning; a saved plan says itself what it does",
  );
