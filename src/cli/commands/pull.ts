import { hasErrors, type Outcome } from "../../diagnostic/diagnostic.ts";
import { failure } from "../../diagnostic/outcome.ts";
import { notRemembered } from "../../diagnostic/pull.ts";
import type { Pull } from "../../model/pull.ts";
import { checkProject } from "../../pipeline/check-project.ts";
import { pullFlows, withoutLosses } from "../../pipeline/pull-flows.ts";
import { writePull } from "../../pipeline/write-pull.ts";
import { pullText } from "../../report/pull-text.ts";
import { chooseFlows } from "../choose-flows.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { isCommitted } from "../is-committed.ts";
import { withTarget } from "../plan-project.ts";

export const command = defineCommand({
  summary: "bring changes made in SuperOffice into the files, and nothing else",
  usage: "[KEY|FILE…] [--target NAME] [--dry-run] [--overwrite] [--format json]",
  examples: [
    ["flowform pull --dry-run", "show what would change in the files"],
    ["flowform pull trial-onboarding", "one flow"],
    ["flowform pull --overwrite", "give up changes of the files that were never applied"],
  ],
  flags: {
    target: targetFlag,
    "dry-run": { type: "boolean", description: "write nothing, and show the change of each file as unified text" },
    overwrite: { type: "boolean", description: "also where the file has changes that are neither applied nor in git" },
    parallelism: parallelismFlag,
    format: formatFlag,
  },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals: wanted, io }) {
    const written = !flags["dry-run"];
    const pulled = await withTarget({ command: "pull", flags }, io, async (opened): Promise<Outcome<Pull>> => {
      const { root, project, target } = opened;
      const checked = wanted.length === 0 ? undefined : await checkProject(project);
      if (checked !== undefined && hasErrors(checked.diagnostics)) return failure(...checked.diagnostics);
      const chosen = checked === undefined ? undefined : chooseFlows(checked.flows, wanted);
      if (chosen !== undefined && chosen.value === undefined) return failure(...chosen.diagnostics);
      const options = {
        wanted,
        overwrite: flags.overwrite,
        isCommitted: (paths: readonly string[]) => isCommitted(root, paths),
      };
      const found = await pullFlows(project, target, options);
      if (found.value === undefined || !written) return found;
      const unwritten = await writePull(found.value, project, target);
      const isWritten = unwritten.every(({ code }) => code === notRemembered.code);
      const before = isWritten ? found.diagnostics : withoutLosses(found.diagnostics);
      const diagnostics = [...before, ...unwritten];
      return hasErrors(diagnostics) ? failure(...diagnostics) : { value: found.value, diagnostics };
    });
    const pull = pulled.value;
    if (pull === undefined) return pulled;
    const flows = pull.flows.map(({ key, file, outcome, files }) => ({ key, file, outcome, files }));
    return {
      diagnostics: pulled.diagnostics,
      data: { ...pull, written, flows },
      text: (palette) => pullText(pull, palette, { written }),
    };
  },
});
