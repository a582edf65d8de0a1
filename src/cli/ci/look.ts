import { configFile, sandboxName } from "../../config/config.ts";
import { type Diagnostic, hasErrors } from "../../diagnostic/diagnostic.ts";
import type { Plan } from "../../model/plan.ts";
import { type CheckedProject, checkProject } from "../../pipeline/check-project.ts";
import { lintProject } from "../../pipeline/lint-project.ts";
import { lintFacts } from "../lint-facts.ts";
import { type OpenProject, openProject, projectRoot } from "../open-project.ts";
import { planWithProgress, withTarget } from "../plan-project.ts";
import type { Ci } from "./ci.ts";

/** What looking at the files, and then at the target, gave. */
export interface Looked {
  readonly root: string;
  readonly project: string;
  readonly commit: string;
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly plan: Plan | undefined;
}

/** Validates, plans where the files may have secrets, and lints. */
export async function look(ci: Ci): Promise<Looked> {
  const { flags, io, context } = ci;
  const target = flags.target ?? sandboxName;
  const opened = await openProject(io.cwd, target);
  const nothing = { root: projectRoot(io.cwd), project: "", commit: context.commit, files: [], plan: undefined };
  if (opened.value === undefined) return { ...nothing, diagnostics: opened.diagnostics };
  const { root, project } = opened.value;
  const checked = await checkProject(project);
  const files = checked.flows.map(({ file }) => file);
  const commit = context.commit || project.commit;
  const looked = { root, project: project.name, commit, files, diagnostics: checked.diagnostics, plan: undefined };
  if (hasErrors(checked.diagnostics)) return looked;
  const planned = await plan(ci, target);
  const linted = await lint(opened.value, checked, { plan: planned?.value, ci });
  const diagnostics = [...checked.diagnostics, ...(planned?.diagnostics ?? []), ...linted];
  return { ...looked, diagnostics, plan: planned?.value };
}

/** Files of strangers get no secrets: no target is opened for them. */
async function plan({ context, flags, io }: Ci, target: string) {
  if (context.request !== undefined && context.request.foreign !== "") return undefined;
  return withTarget({ command: "ci plan", flags: { ...flags, target } }, io, (there) =>
    planWithProgress({ command: "ci plan", flags }, there, io),
  );
}

interface Linting {
  readonly plan: Plan | undefined;
  readonly ci: Ci;
}

/** Lint by the files and the plan alone, so that it says the same for a fork. */
async function lint(
  opened: OpenProject,
  checked: CheckedProject,
  { plan: made, ci }: Linting,
): Promise<readonly Diagnostic[]> {
  const { config, project } = opened;
  const offline = { choice: { command: "ci plan", flags: { target: undefined } }, io: ci.io };
  const { value: facts, diagnostics } = await lintFacts(opened, checked, offline);
  if (facts === undefined) return diagnostics;
  const { complete: _, ...known } = facts;
  const options = { settings: config.lint ?? {}, settingsFile: configFile, plan: made, ...known };
  return (await lintProject(project, { checked, wanted: checked.flows }, options)).diagnostics;
}
