import { applyText } from "../../report/apply-text.ts";
import { applyWithLines } from "../apply-plan.ts";
import { approve } from "../approve.ts";
import { cancelPeopleFlag, defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { exitCodeOf, exitCodes } from "../exit-code.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { withTarget } from "../plan-project.ts";
import { readPlan } from "../read-plan.ts";

export const command = defineCommand({
  summary: "make the target be as the files say, or as a saved plan says",
  usage: "[PLAN] [--target NAME] [--auto-approve] [--format json]",
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
    format: formatFlag,
  },
  positionals: 1,
  async run({ flags, positionals: [path], io, palettes }) {
    const saved = path === undefined ? undefined : readPlan(createNodeFileSystem(io.cwd), path);
    if (saved !== undefined && saved.value === undefined) return saved;
    const target = flags.target ?? saved?.value?.target;
    const applied = await withTarget({ command: "apply", flags: { ...flags, target } }, io, async (opened) => {
      const approved = await approve({ saved: saved?.value, flags, palettes }, opened, io);
      return approved.value === undefined ? approved : applyWithLines(approved.value, opened, { io, palettes });
    });
    const result = applied.value;
    if (result === undefined) return applied;
    const diagnostics = result.flows.flatMap((flow) => flow.diagnostics);
    const unknown = result.flows.some(({ outcome }) => outcome === "unknown");
    return {
      diagnostics,
      data: result,
      text: (palette) => applyText(result, palette),
      exitCode: unknown ? exitCodes.unknown : exitCodeOf(diagnostics),
    };
  },
});
