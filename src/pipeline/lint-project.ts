import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import { customRule } from "../diagnostic/lint.ts";
import { type AllowedFinding, allow, readAllowances, unusedFinding } from "../lint/allowances.ts";
import type { CustomRules } from "../lint/custom-rules.ts";
import { type BoundTarget, docsOf, type LintFlow, type LintWorld, type Rule } from "../lint/rule.ts";
import { rules } from "../lint/rules.ts";
import type { LintSettings } from "../model/lint-settings.ts";
import type { Plan } from "../model/plan.ts";
import { commentsOf } from "../parse/comments.ts";
import { decode, readBytes } from "../parse/load.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { SourceFile } from "../source/source-file.ts";
import { byPlace, type CheckedFlow, type CheckedProject } from "./check-project.ts";
import { type LintCompiler, lintCompiler } from "./lint-world.ts";
import type { Project } from "./project.ts";
import { rightColumns } from "./project-columns.ts";

/** What lint is to know beside the files. */
export interface LintOptions {
  readonly settings: LintSettings;
  /** The file that the settings come from. */
  readonly settingsFile: string;
  readonly plan?: Plan | undefined;
  readonly mergeFields?: readonly string[] | undefined;
  readonly bound?: readonly BoundTarget[] | undefined;
}

/** What lint found. */
export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly allowed: readonly AllowedFinding[];
  /** The names of rules that were not asked for want of a plan. */
  readonly withoutPlan: readonly string[];
}

/** Runs every rule that is not off on the wanted flows of a project that is valid. */
export async function lintProject(
  project: Pick<Project, "files">,
  { checked, wanted }: { readonly checked: CheckedProject; readonly wanted: readonly CheckedFlow[] },
  options: LintOptions,
): Promise<LintResult> {
  if (hasErrors(checked.diagnostics)) return { diagnostics: checked.diagnostics, allowed: [], withoutPlan: [] };
  const compiler = lintCompiler(checked.flows, project.files, await rightColumns(checked.columns));
  const custom = await loadCustom(options);
  const { settings, plan } = options;
  const active = rules.filter(({ code }) => settings.rules?.[code] !== "off");
  const asked = askedCodes(active, options);
  const world = worldOf(compiler, options);
  const results = await inOrder(wanted, async (flow) => {
    const compiled = compiler.compile(flow);
    const planned = plan?.flows.find(({ key }) => key === flow.key);
    const found = [...runRules(active, compiled, world), ...(custom?.check(compiled, planned) ?? [])];
    return applyAllowances(await placeDiagnostics(found, project.files), { file: flow.file, asked }, project.files);
  });
  const faults = await placeDiagnostics(custom?.faults() ?? [], project.files);
  const diagnostics = [...results.flatMap(({ findings }) => findings), ...faults].map(explained(settings));
  return {
    diagnostics: [...checked.diagnostics, ...diagnostics.toSorted(byPlace)],
    allowed: results.flatMap(({ allowed }) => allowed),
    withoutPlan: custom?.withoutPlan ?? [],
  };
}

/** One after the other, for ten thousand documents do not fit into memory. */
async function inOrder<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (const item of items) values.push(await work(item));
  return values;
}

/** The library of expressions is loaded only for a project that has some. */
async function loadCustom({ settings, settingsFile, plan }: LintOptions): Promise<CustomRules | undefined> {
  const written = settings.custom ?? [];
  if (written.length === 0) return undefined;
  const { customRules } = await import("../lint/custom-rules.ts");
  return customRules(written, settingsFile, plan !== undefined);
}

function worldOf(compiler: LintCompiler, { settings, mergeFields, bound }: LintOptions): LintWorld {
  const flows = compiler.summaries();
  return {
    flows,
    ledTo: new Set(
      [...flows.values()].flatMap(({ key, exits }) => exits.map(({ to }) => to).filter((to) => to !== key)),
    ),
    allowedLinks: settings.allowedLinks,
    allowedMail: settings.allowedMail,
    ...(mergeFields === undefined ? {} : { mergeFields }),
    ...(bound === undefined ? {} : { bound }),
  };
}

function runRules(active: readonly Rule[], flow: LintFlow, world: LintWorld): readonly Diagnostic[] {
  return active.flatMap((rule) => rule.check(flow, world));
}

/** The rules whose silence means something: an allowance of another one may well be needed elsewhere. */
function askedCodes(active: readonly Rule[], { settings, bound, plan }: LintOptions): ReadonlySet<string> {
  const codes = new Set(active.map(({ code }) => code));
  if ((bound ?? []).length === 0) codes.delete("FF914");
  if (settings.allowedLinks === undefined) codes.delete("FF912");
  if (settings.allowedMail === undefined) codes.delete("FF913");
  if (plan !== undefined || (settings.custom ?? []).every(({ when }) => !/\bplan\b/.test(when)))
    codes.add(customRule.code);
  return codes;
}

function applyAllowances(
  found: readonly Diagnostic[],
  { file, asked }: { readonly file: string; readonly asked: ReadonlySet<string> },
  files: FileSystem,
): { readonly findings: readonly Diagnostic[]; readonly allowed: readonly AllowedFinding[] } {
  const source = sourceOf(files, file);
  // Most files allow nothing, and then nobody needs to read their comments.
  if (!source?.text.includes("flowform-allow")) return { findings: found, allowed: [] };
  const { allowances, diagnostics } = readAllowances(source, commentsOf(source.text));
  const { findings, allowed, unused } = allow(found, allowances, asked);
  const stale = unused.map((allowance) => unusedFinding(source, allowance, findings));
  return { findings: [...findings, ...diagnostics, ...stale], allowed };
}

/** The text of a flow file that was read before; undefined when it has gone since. */
export function sourceOf(files: FileSystem, path: string): SourceFile | undefined {
  const bytes = readBytes(files, path).value;
  const text = bytes === undefined ? undefined : decode(bytes, path).value;
  return text === undefined ? undefined : { path, text };
}

function explained({ rules: set }: LintSettings): (finding: Diagnostic) => Diagnostic {
  return (finding) => {
    const setting = set?.[finding.code];
    const severity = setting === undefined || setting === "off" ? finding.severity : setting;
    return { ...finding, severity, docs: docsOf(finding.code) };
  };
}
