import { hasErrors, type Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { type CheckedProject, checkProject } from "../../pipeline/check-project.ts";
import { checkText } from "../../report/check-text.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { openProject } from "../open-project.ts";

export const command = defineCommand({
  summary: "check all flow files: YAML, schema and meaning; with --target also names",
  usage: "[--target NAME] [--format json]",
  examples: [
    ["flowform validate", "every finding with its place and its fix"],
    ["flowform validate --target production", "also whether that target has each name, column and operator"],
    ["flowform validate --format json", "the same for an editor or a CI job"],
  ],
  flags: {
    target: { ...targetFlag, description: "look names, columns, operators and lists up on this target; only reads" },
    parallelism: parallelismFlag,
    format: formatFlag,
  },
  positionals: 0,
  async run({ flags, io }) {
    const { value: checked, diagnostics: problems } = await (flags.target === undefined
      ? checkHere(io)
      : checkThere(flags, io));
    if (checked === undefined) return { diagnostics: problems };
    const { flows, diagnostics } = checked;
    const valid = !hasErrors(diagnostics);
    const listed = flows.map(({ key, name, file }) => ({ key, name, file }));
    return {
      diagnostics,
      data: { format_version: "1.0", valid, flows: listed, diagnostics },
      ...(valid ? { text: () => checkText(flows.length) } : {}),
    };
  },
});

async function checkHere(io: Io): Promise<Outcome<CheckedProject>> {
  const opened = await openProject(io.cwd);
  return opened.value === undefined
    ? failure(...opened.diagnostics)
    : success(await checkProject(opened.value.project));
}

interface TargetFlags {
  readonly target: string | undefined;
  readonly parallelism: string | undefined;
}

/** What a target needs is loaded only for those who ask it. */
async function checkThere(flags: TargetFlags, io: Io): Promise<Outcome<CheckedProject>> {
  const [{ withTarget }, { checkOnTarget }] = await Promise.all([
    import("../plan-project.ts"),
    import("../../pipeline/check-on-target.ts"),
  ]);
  return withTarget({ command: "validate", flags }, io, ({ project, target }) => checkOnTarget(project, target));
}
