import { driftFlows } from "../../pipeline/drift-flows.ts";
import { driftReportText } from "../../report/drift-report-text.ts";
import { chooseFlowKeys } from "../choose-flow-keys.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { withTarget } from "../plan-project.ts";
import { createProgress } from "../progress.ts";

export const command = defineCommand({
  summary: "compare git, the last apply and SuperOffice, and say which side has changed; only reads",
  usage: "[KEY|FILE…] [--target NAME] [--format json]",
  examples: [
    ["flowform drift --target production", "exit code 2 when a flow is not as its file says"],
    ["flowform drift trial-onboarding", "one flow"],
  ],
  flags: { target: targetFlag, parallelism: parallelismFlag, format: formatFlag },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals, io }) {
    const found = await withTarget({ command: "drift", flags }, io, async ({ project, target }) => {
      const only = await chooseFlowKeys(project, positionals);
      if (only.value === undefined) return only;
      const progress = createProgress(io, "flows compared");
      try {
        return await driftFlows(project, target, { onProgress: progress.update, ...only.value });
      } finally {
        progress.end();
      }
    });
    if (found.value === undefined) return found;
    const { report, plan } = found.value;
    return {
      diagnostics: found.diagnostics,
      data: report,
      text: (palette) => driftReportText(report, plan, palette),
      exitCode: report.flows.length > 0 ? exitCodes.changes : exitCodes.done,
    };
  },
});
