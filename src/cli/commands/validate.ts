import { hasErrors } from "../../diagnostic/diagnostic.ts";
import { checkProject } from "../../pipeline/check-project.ts";
import { checkText } from "../../report/check-text.ts";
import { defineCommand, formatFlag } from "../command.ts";
import { openProject } from "../open-project.ts";

export const command = defineCommand({
  summary: "check all flow files: YAML, schema and meaning, without a network",
  usage: "[--format json]",
  examples: [
    ["flowform validate", "every finding with its place and its fix"],
    ["flowform validate --format json", "the same for an editor or a CI job"],
  ],
  flags: { format: formatFlag },
  positionals: 0,
  async run({ io }) {
    const opened = await openProject(io.cwd);
    if (opened.value === undefined) return opened;
    const { flows, diagnostics } = await checkProject(opened.value.project);
    const valid = !hasErrors(diagnostics);
    const listed = flows.map(({ key, name, file }) => ({ key, name, file }));
    return {
      diagnostics,
      data: { format_version: "1.0", valid, flows: listed, diagnostics },
      ...(valid ? { text: () => checkText(flows.length) } : {}),
    };
  },
});
