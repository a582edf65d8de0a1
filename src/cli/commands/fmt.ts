import { formatText } from "../../report/format-text.ts";
import { defineCommand, formatFlag } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { formatFiles } from "../format-files.ts";
import { openProject } from "../open-project.ts";

export const command = defineCommand({
  summary: "bring flow files into their usual form; comments stay, values stay",
  usage: "[FILE…] [--check]",
  examples: [
    ["flowform fmt", "all flow files of the project"],
    ["flowform fmt --check", "only say which would change; exit code 3 if any"],
  ],
  flags: {
    check: { type: "boolean", description: "write nothing, and exit with 3 if a file would change" },
    format: formatFlag,
  },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals, io }) {
    const opened = await openProject(io.cwd);
    if (opened.value === undefined) return opened;
    const { changed, total, diagnostics } = formatFiles(opened.value.project, positionals, { write: !flags.check });
    const unformatted = flags.check && changed.length > 0;
    return {
      diagnostics,
      data: { format_version: "1.0", changed, diagnostics },
      text: () => formatText({ changed, total, written: !flags.check }),
      ...(unformatted && diagnostics.length === 0 ? { exitCode: exitCodes.invalid } : {}),
    };
  },
});
