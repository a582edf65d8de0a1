import { wrongArguments } from "../../diagnostic/usage.ts";
import { planText } from "../../report/plan-text.ts";
import { defineCommand, formatFlag } from "../command.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { readPlan } from "../read-plan.ts";

export const command = defineCommand({
  summary: "show a saved plan, word for word as plan showed it",
  usage: "PLAN [--format json]",
  examples: [["flowform show plan.json", "what apply plan.json would do"]],
  flags: { format: formatFlag },
  positionals: 1,
  async run({ positionals: [path], io }) {
    if (path === undefined) return { diagnostics: [wrongArguments(undefined, "show", "which plan?")] };
    const { value: plan, diagnostics } = readPlan(createNodeFileSystem(io.cwd), path);
    if (plan === undefined) return { diagnostics };
    return { diagnostics: [], data: plan, text: (palette) => planText(plan, palette) };
  },
});
