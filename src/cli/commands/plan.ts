import { savedPlan } from "../../plan/saved-plan.ts";
import {
  cancelPeopleFlag,
  defineCommand,
  noPauseFlag,
  parallelismFlag,
  pruneFlag,
  reportFormatFlag,
  targetFlag,
} from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { planFaces } from "../plan-faces.ts";
import { planWithProgress, withTarget } from "../plan-project.ts";
import { sha256 } from "../sha256.ts";
import { writePlan } from "../write-plan.ts";

export const command = defineCommand({
  summary: "show what applying would change; writes nothing to the target",
  usage:
    "[--out FILE] [--target NAME] [--no-pause] [--prune] [--cancel-people N] [--detailed-exitcode] [--format FORMAT]",
  examples: [
    ["flowform plan", "against the built-in sandbox"],
    ["flowform plan --target production --out plan.json", "and keep it for apply"],
    ["flowform plan --format html > report.html", "as a page to send around"],
    ["flowform plan --detailed-exitcode", "exit code 2 when something would change"],
  ],
  flags: {
    out: { type: "string", value: "FILE", description: "write the plan to a file" },
    target: targetFlag,
    parallelism: parallelismFlag,
    "no-pause": noPauseFlag,
    prune: pruneFlag,
    "cancel-people": cancelPeopleFlag,
    "detailed-exitcode": { type: "boolean", description: "exit code 2 when something would change" },
    format: reportFormatFlag,
  },
  positionals: 0,
  async run({ flags, io }) {
    const planned = await withTarget({ command: "plan", flags }, io, (opened) =>
      planWithProgress({ command: "plan", flags }, opened, io),
    );
    const plan = planned.value;
    if (plan === undefined) return planned;
    if (flags.out !== undefined) {
      const problem = writePlan(plan, flags.out, io);
      if (problem !== undefined) return { diagnostics: [problem] };
    }
    const changes = flags["detailed-exitcode"] && plan.flows.length > 0;
    return {
      diagnostics: [],
      ...(flags.format === "json" ? { data: savedPlan(plan, sha256) } : {}),
      text: await planFaces(plan, flags.format),
      exitCode: changes ? exitCodes.changes : exitCodes.done,
    };
  },
});
