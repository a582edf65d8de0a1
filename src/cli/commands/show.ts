import { wrongArguments } from "../../diagnostic/usage.ts";
import { defineCommand, reportFormatFlag } from "../command.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { planFaces } from "../plan-faces.ts";
import { readPlan } from "../read-plan.ts";

export const command = defineCommand({
  summary: "show a saved plan, word for word as plan showed it",
  usage: "PLAN [--format text|markdown|html|json]",
  examples: [
    ["flowform show plan.json", "what apply plan.json would do"],
    ["flowform show plan.json --format markdown", "the same as the comment of a pull request"],
    ["flowform show plan.json --format html > report.html", "the same as one page, with the flow drawn"],
  ],
  flags: { format: reportFormatFlag },
  positionals: 1,
  async run({ positionals: [path], flags, io }) {
    if (path === undefined) return { diagnostics: [wrongArguments(undefined, "show", "which plan?")] };
    const { value: plan, diagnostics } = readPlan(createNodeFileSystem(io.cwd), path);
    if (plan === undefined) return { diagnostics };
    return { diagnostics: [], data: plan, text: await planFaces(plan, flags.format) };
  },
});
