import { configFile } from "../../config/config.ts";
import { diagnosticsText } from "../../report/diagnostic-text.ts";
import { planText } from "../../report/plan-text.ts";
import { watchProject } from "../../watch.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { planWithProgress, withTarget } from "../plan-project.ts";

const inputs = /(\.flow\.ya?ml|\.txt|\.md|\.html)$/i;

export const command = defineCommand({
  summary: "validate and plan again whenever a flow, a text or flowform.yaml is saved",
  usage: "[--target NAME] [--format json]",
  examples: [
    ["flowform watch", "while you write, against the built-in sandbox"],
    ["flowform watch --format json", "one line of JSON after each save"],
  ],
  flags: { target: targetFlag, parallelism: parallelismFlag, format: formatFlag },
  positionals: 0,
  async run({ flags, io, palettes }) {
    const run = async () => {
      const { value: plan, diagnostics } = await withTarget({ command: "watch", flags }, io, (opened) =>
        planWithProgress({ command: "watch", flags: {} }, opened, io),
      );
      const data = plan ?? { format_version: "1.0", diagnostics };
      if (flags.format === "json") io.out(`${JSON.stringify(data)}\n`);
      else if (plan !== undefined) io.out(`${planText(plan, palettes.out)}\n`);
      if (plan === undefined) io.err(diagnosticsText(diagnostics, palettes.err));
      io.err("Watching. Ctrl-C ends it.\n");
    };
    const isInput = (name: string) => name === configFile || inputs.test(name);
    await watchProject({ root: io.cwd, isInput, run }, io.stopped());
    return { diagnostics: [], data: null };
  },
});
