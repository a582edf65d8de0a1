import type { Outcome } from "../../diagnostic/diagnostic.ts";
import type { Plan } from "../../model/plan.ts";
import { planRollback } from "../../pipeline/plan-rollback.ts";
import { savedPlan } from "../../plan/saved-plan.ts";
import { planText } from "../../report/plan-text.ts";
import { applyApproved } from "../apply-approved.ts";
import { defineCommand, digestFlag, formatFlag, parallelismFlag, takeOverFlag, targetFlag } from "../command.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import type { OpenProject } from "../open-project.ts";
import type { OpenTarget } from "../open-target.ts";
import { withTarget } from "../plan-project.ts";
import { readBackups } from "../read-backups.ts";
import { sha256 } from "../sha256.ts";
import { writePlan } from "../write-plan.ts";

export const command = defineCommand({
  summary: "plan the way back to what an apply replaced, say which apply, show it, and apply it when you agree",
  usage: "[BACKUP|latest] [KEY…] [--target NAME] [--out FILE] [--auto-approve] [--digest D] [--format json]",
  examples: [
    ["flowform rollback --target production", "back to before the last apply of this machine that replaced something"],
    ["flowform rollback latest trial-onboarding --out back.json", "one flow; only the plan, for flowform apply"],
    ["flowform rollback backups/2026-11-24T08-00-00-123Z-9f31c07a55e20b1d", "a backup that was kept elsewhere"],
  ],
  flags: {
    target: targetFlag,
    parallelism: parallelismFlag,
    out: { type: "string", value: "FILE", description: "write the plan to a file, and apply nothing" },
    "auto-approve": { type: "boolean", description: "apply without asking" },
    digest: digestFlag,
    "take-over": takeOverFlag,
    format: formatFlag,
  },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals: [backup = "latest", ...flows], io, palettes }) {
    const makePlan = (opened: OpenProject & OpenTarget) => planBack(opened, { backup, flows });
    if (flags.out === undefined)
      return applyApproved({ command: "rollback", saved: undefined, flags, io, palettes, makePlan });
    const planned = await withTarget({ command: "rollback", flags }, io, makePlan);
    const plan = planned.value;
    if (plan === undefined) return planned;
    const problem = writePlan(plan, flags.out, io);
    if (problem !== undefined) return { diagnostics: [problem] };
    return { diagnostics: [], data: savedPlan(plan, sha256), text: (palette) => planText(plan, palette) };
  },
});

interface Wanted {
  readonly backup: string;
  readonly flows: readonly string[];
}

async function planBack({ root, project, target }: OpenProject & OpenTarget, wanted: Wanted): Promise<Outcome<Plan>> {
  const choice = { ...wanted, project: project.name, target: target.name, url: target.url };
  const kept = readBackups(createNodeFileSystem(root), choice);
  return kept.value === undefined ? kept : planRollback(kept.value, project, target);
}
