import { configFile } from "../../config/config.ts";
import { type Diagnostic, hasErrors, type Outcome } from "../../diagnostic/diagnostic.ts";
import { unusedWas } from "../../diagnostic/lint.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import type { Plan } from "../../model/plan.ts";
import { checkProject } from "../../pipeline/check-project.ts";
import { fixLint } from "../../pipeline/fix-lint.ts";
import { type LintResult, lintProject } from "../../pipeline/lint-project.ts";
import { lintText } from "../../report/lint-text.ts";
import { chooseFlows } from "../choose-flows.ts";
import { defineCommand, formatFlag, targetFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { lintFacts } from "../lint-facts.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { type OpenProject, openProject } from "../open-project.ts";

export const command = defineCommand({
  summary: "look for flows that are valid and still do what nobody wants",
  usage: "[KEY|FILE…] [--fix] [--target NAME] [--plan FILE] [--format json]",
  examples: [
    ["flowform lint", "every rule on every flow, without a network"],
    ["flowform lint --fix", "mend what is certain, and say what is left"],
    ["flowform lint --target production", "also with the merge fields and the ids that the target knows"],
    ["flowform lint --plan plan.json", "also the project's own rules about the plan"],
  ],
  flags: {
    fix: { type: "boolean", description: "mend in the files what is certain; comments stay" },
    target: { ...targetFlag, description: "ask this target for its merge fields and the ids it knows; only reads" },
    plan: { type: "string", value: "FILE", description: "a saved plan, for rules of the project that speak of it" },
    format: formatFlag,
  },
  positionals: Number.POSITIVE_INFINITY,
  async run({ flags, positionals, io }) {
    const opened = await openProject(io.cwd, flags.target);
    if (opened.value === undefined) return opened;
    const plan = await readPlanFile(flags.plan, io);
    if (plan.value === undefined) return plan;
    const linted = await lint(opened.value, { ...flags, wanted: positionals, plan: plan.value.plan }, io);
    if (linted.value === undefined) return linted;
    const { diagnostics, allowed, withoutPlan, fixed, flows } = linted.value;
    if (withoutPlan.length > 0) io.err(`Not asked, for want of --plan FILE: ${withoutPlan.join(", ")}.\n`);
    const clean = diagnostics.length === 0;
    return {
      diagnostics,
      data: { format_version: "1.0", clean, flows, diagnostics, allowed, fixed },
      text: () => lintText({ flows: flows.length, clean, allowed: allowed.length, fixed }),
    };
  },
});

interface Choice {
  readonly fix: boolean;
  readonly target: string | undefined;
  readonly wanted: readonly string[];
  readonly plan: Plan | undefined;
}

interface Linted extends LintResult {
  readonly fixed: readonly Diagnostic[];
  readonly flows: readonly string[];
}

/** Looks, mends if that is wanted, and looks again at what is left. */
async function lint(opened: OpenProject, choice: Choice, io: Io): Promise<Outcome<Linted>> {
  const { config, project } = opened;
  const checked = await checkProject(project);
  if (hasErrors(checked.diagnostics)) return failure(...checked.diagnostics);
  const chosen = chooseFlows(checked.flows, choice.wanted);
  if (chosen.value === undefined) return failure(...chosen.diagnostics);
  const asking = { choice: { command: "lint", flags: { target: choice.target } }, io };
  const facts = await lintFacts(opened, checked, asking);
  if (facts.value === undefined) return failure(...facts.diagnostics);
  const { complete, ...known } = facts.value;
  const options = { settings: config.lint ?? {}, settingsFile: configFile, plan: choice.plan, ...known };
  const flows = chosen.value.map(({ key }) => key);
  const first = await lintProject(project, { checked, wanted: chosen.value }, options);
  if (!choice.fix) return success({ ...first, fixed: [], flows });
  const mended = fixLint(first.diagnostics, project.files, ({ code }) => code !== unusedWas.code || complete);
  if (mended.diagnostics.length > 0) return failure(...mended.diagnostics);
  const again = await checkProject(project);
  const wanted = again.flows.filter(({ key }) => flows.includes(key));
  const left = await lintProject(project, { checked: again, wanted }, options);
  return success({ ...left, fixed: mended.fixed, flows });
}

/** The reader of plans is loaded only for those who have one. */
async function readPlanFile(path: string | undefined, io: Io): Promise<Outcome<{ readonly plan: Plan | undefined }>> {
  if (path === undefined) return success({ plan: undefined });
  const { readPlan } = await import("../read-plan.ts");
  const { value: plan, diagnostics } = readPlan(createNodeFileSystem(io.cwd), path);
  return plan === undefined ? failure(...diagnostics) : success({ plan });
}
