import { hasErrors } from "../../diagnostic/diagnostic.ts";
import { checkProject } from "../../pipeline/check-project.ts";
import { fileFlows } from "../../pipeline/file-flows.ts";
import { mermaid } from "../../report/mermaid.ts";
import { recordNames } from "../../report/model/value-text.ts";
import { chooseFlows } from "../choose-flows.ts";
import { defineCommand, formatFlag } from "../command.ts";
import { openProject } from "../open-project.ts";

export const command = defineCommand({
  summary: "draw flows as a Mermaid flowchart, without a network",
  usage: "[KEY|FILE…] [--format json]",
  examples: [
    ["flowform graph trial-onboarding", "one flow"],
    ["flowform graph > flows.mmd", "all flows in one picture"],
  ],
  flags: { format: formatFlag },
  positionals: Number.POSITIVE_INFINITY,
  async run({ positionals: wanted, io }) {
    const opened = await openProject(io.cwd);
    if (opened.value === undefined) return opened;
    const { project } = opened.value;
    const checked = await checkProject(project);
    if (hasErrors(checked.diagnostics)) return { diagnostics: checked.diagnostics };
    const chosen = chooseFlows(checked.flows, wanted);
    if (chosen.value === undefined) return chosen;
    const { flows, nameOf } = await fileFlows(project, checked.flows, chosen.value);
    const drawn = (some: typeof flows) => mermaid(some, recordNames(nameOf));
    const listed = flows.map((flow) => ({ key: flow.key, file: flow.file, mermaid: drawn([flow]) }));
    return { diagnostics: [], data: { format_version: "1.0", flows: listed }, text: () => drawn(flows) };
  },
});
