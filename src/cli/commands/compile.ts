import { failure } from "../../diagnostic/outcome.ts";
import type { CompiledFlow } from "../../model/compiled-flow.ts";
import { checkProject } from "../../pipeline/check-project.ts";
import { compileFlows } from "../../pipeline/compile-flows.ts";
import { chooseFlows } from "../choose-flows.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { withTarget } from "../plan-project.ts";

export const command = defineCommand({
  summary: "print the carrier that would be sent, with names resolved on the target",
  usage: "[KEY|FILE…] [--target NAME] [--format json]",
  examples: [
    ["flowform compile trial-onboarding", "the carrier of one flow"],
    ["flowform compile --format json", "all of them as one document"],
  ],
  flags: { target: targetFlag, parallelism: parallelismFlag, format: formatFlag },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals: wanted, io }) {
    const compiled = await withTarget({ command: "compile", flags }, io, async ({ project, target }) => {
      const chosen = wanted.length === 0 ? undefined : chooseFlows((await checkProject(project)).flows, wanted);
      if (chosen !== undefined && chosen.value === undefined)
        return failure<readonly CompiledFlow[]>(...chosen.diagnostics);
      return compileFlows(project, target, wanted);
    });
    const flows = compiled.value;
    if (flows === undefined) return compiled;
    const listed = flows.map(({ key, file, carrier }) => ({ key, file, carrier }));
    return {
      diagnostics: compiled.diagnostics,
      data: { format_version: "1.0", flows: listed },
      text: () => flows.map(({ carrier }) => `${JSON.stringify(carrier, null, 2)}\n`).join(""),
    };
  },
});
