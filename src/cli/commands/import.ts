import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { importFlows } from "../../pipeline/import-flows.ts";
import { importText } from "../../report/import-text.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { withTarget } from "../plan-project.ts";
import { createProgress } from "../progress.ts";

export const command = defineCommand({
  summary: "write flow files for flows that were made in SuperOffice; changes nothing there",
  usage: "[NAME|ID…] [--all [--except NAME|ID,…]] [--target NAME] [--format json]",
  examples: [
    ['flowform import "Trial onboarding"', "one flow by its name"],
    ["flowform import 1019 1024", "two flows by their ids; id:1019 where a flow is called 1019 too"],
    ["flowform import --all --target production", "every flow that nobody manages yet"],
    ['flowform import --all --except "1019,Old tests"', "the same without these two"],
  ],
  flags: {
    all: { type: "boolean", description: "every flow that no project manages yet" },
    except: {
      type: "string",
      value: "NAME|ID,…",
      description: "with --all: flows to leave out, by their names or ids; of a name with a comma, write the id",
    },
    target: targetFlag,
    parallelism: parallelismFlag,
    format: formatFlag,
  },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals, io }) {
    const misused = misuse(positionals, flags);
    if (misused !== undefined) return { diagnostics: [misused] };
    const imported = await withTarget({ command: "import", flags }, io, async ({ project, target }) => {
      const progress = createProgress(io, "flows read");
      const wanted = flags.all ? "all" : positionals;
      const except = listed(flags.except);
      try {
        return await importFlows(project, target, { wanted, except, onProgress: progress.update });
      } finally {
        progress.end();
      }
    });
    const { value, diagnostics } = imported;
    if (value === undefined) return imported;
    return { diagnostics, data: { ...value, diagnostics }, text: () => importText(value) };
  },
});

const listed = (text = "") =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

interface Chosen {
  readonly all: boolean;
  readonly except: string | undefined;
}

function misuse(names: readonly string[], { all, except }: Chosen): Diagnostic | undefined {
  const wrong = (why: string) => wrongArguments(undefined, "import", why);
  if (all && names.length > 0) return wrong("--all leaves nothing to name");
  if (!all && except !== undefined) return wrong("--except takes flows out of --all");
  return all || names.length > 0 ? undefined : wrong("name the flows to import, or say --all");
}
