import { success } from "../../diagnostic/outcome.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { applyPlan } from "../../pipeline/apply-plan.ts";
import type { Run } from "../../pipeline/project.ts";
import { applyText } from "../../report/apply-text.ts";
import { approve } from "../approve.ts";
import {
  cancelPeopleFlag,
  defineCommand,
  formatFlag,
  noPauseFlag,
  parallelismFlag,
  takeOverFlag,
  targetFlag,
} from "../command.ts";
import { exitCodeOf, exitCodes } from "../exit-code.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { openRun } from "../open-run.ts";
import { withTarget } from "../plan-project.ts";
import { readPlan } from "../read-plan.ts";

export const command = defineCommand({
  summary: "make the target be as the files say, or as a saved plan says",
  usage: "[PLAN] [--target NAME] [--auto-approve] [--no-pause] [--take-over] [--format json]",
  examples: [
    ["flowform apply plan.json", "exactly what the saved plan shows"],
    ["flowform apply --target production", "plan, show, ask, apply"],
    ["flowform apply --auto-approve", "without asking, for a sandbox"],
  ],
  flags: {
    target: targetFlag,
    parallelism: parallelismFlag,
    "cancel-people": cancelPeopleFlag,
    "auto-approve": { type: "boolean", description: "apply without asking" },
    "no-pause": noPauseFlag,
    "take-over": takeOverFlag,
    format: formatFlag,
  },
  positionals: 1,
  async run({ flags, positionals: [path], io, palettes }) {
    const saved = path === undefined ? undefined : readPlan(createNodeFileSystem(io.cwd), path);
    if (saved !== undefined && saved.value === undefined) return saved;
    if (saved !== undefined && flags["no-pause"]) return { diagnostics: [notForSavedPlans()] };
    let begun: Run | undefined;
    const run = () => {
      begun ??= openRun(io, palettes, flags["take-over"]);
      return begun;
    };
    const target = flags.target ?? saved?.value?.target;
    const applied = await withTarget({ command: "apply", flags: { ...flags, target } }, io, async (opened) => {
      const { value: plan, diagnostics } = await approve({ saved: saved?.value, flags, palettes, run }, opened, io);
      if (plan === undefined) return { value: undefined, diagnostics };
      return success(await applyPlan(plan, opened, run()));
    });
    const result = applied.value;
    if (result === undefined) return applied;
    const diagnostics = [...result.diagnostics, ...result.flows.flatMap((flow) => flow.diagnostics)];
    const unknown = result.flows.some(({ outcome }) => outcome === "unknown");
    return {
      diagnostics,
      data: result,
      text: (palette) => applyText(result, palette),
      exitCode: unknown ? exitCodes.unknown : exitCodeOf(diagnostics),
    };
  },
});

const notForSavedPlans = () =>
  wrongArguments(undefined, "apply", "--no-pause is for planning; a saved plan says itself what it pauses");
