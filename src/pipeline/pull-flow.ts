import { bindingOf } from "../apply/binding-of.ts";
import type { Decompilation } from "../decompile/decompile-flow.ts";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { listedButGone } from "../diagnostic/plan.ts";
import * as findings from "../diagnostic/pull.ts";
import { isAsApplied } from "../diff/as-applied.ts";
import { appliedMark } from "../diff/content.ts";
import { diff } from "../diff/diff.ts";
import { match } from "../diff/match.ts";
import { editYaml } from "../format/edit/edit-yaml.ts";
import type { Values } from "../language/context.ts";
import type { ColumnCache } from "../live/column-cache.ts";
import { getEmailFlow } from "../live/flows.ts";
import type { ListCache } from "../live/list-cache.ts";
import type { Change } from "../model/change.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FileChange, FlowPull, PullOutcome } from "../model/pull.ts";
import { parseYaml } from "../parse/yaml.ts";
import type { CheckedFlow } from "./check-project.ts";
import { decompileLive } from "./decompile-live.ts";
import type { LiveFlows } from "./live-flows.ts";
import type { Project, Target } from "./project.ts";
import { pullTexts, readWhole } from "./pull-texts.ts";
import { recordsWithoutName } from "./records-without-name.ts";
import { resolveFlow } from "./resolve.ts";
import { textsBeside } from "./texts-beside.ts";
import { writtenFlow } from "./written-flow.ts";

/** How a person wants changes to be brought back. */
export interface PullOptions {
  /** Keys or files; all flows that were applied when it is empty. */
  readonly wanted: readonly string[];
  /** Give up what is only in the files. */
  readonly overwrite: boolean;
  /** Whether git has exactly these files, so that nothing is lost by writing over them. */
  readonly isCommitted: (paths: readonly string[]) => Promise<boolean>;
}

export interface PullWorld {
  readonly project: Project;
  readonly target: Target;
  readonly live: LiveFlows;
  readonly lists: ListCache;
  readonly columns: ColumnCache;
  readonly options: PullOptions;
}

/** What bringing one flow's changes back would write; nothing is written here. */
export async function pullFlow(flow: CheckedFlow, world: PullWorld): Promise<Outcome<FlowPull>> {
  const id = world.live.ids.get(flow.key) ?? 0;
  const binding = world.live.bindings.get(flow.key);
  const origin = { file: flow.file, pointer: ["name"] };
  const asked = world.options.wanted.length > 0;
  const formerId = world.live.gone.get(flow.key)?.emailFlowId;
  if (formerId !== undefined && (id <= 0 || !asked)) return failure(findings.deletedThere(origin, flow.name, formerId));
  if (binding === undefined && !asked) return success(pulled(flow, "unmanaged"));
  if (id <= 0) return failure(findings.notOnTarget(origin, flow.key));
  const read = await getEmailFlow(world.target.connection, id);
  if (read.value === undefined) return failure(...read.diagnostics);
  if (read.value === null) return failure(listedButGone(origin, flow.name, id));
  if (binding?.applied === appliedMark(read.value, world.project.hash)) return success(pulled(flow, "unchanged"));
  return pullChanged(flow, read.value, world);
}

function pulled(flow: CheckedFlow, outcome: PullOutcome): FlowPull {
  return { key: flow.key, file: flow.file, outcome, files: [], binding: null };
}

/** Somebody changed the live flow: what differs is written into the file. */
async function pullChanged(flow: CheckedFlow, live: EmailFlow, world: PullWorld): Promise<Outcome<FlowPull>> {
  const { project } = world;
  const source = readWhole(project.files, flow.file);
  if (source.value === undefined) return failure(...source.diagnostics);
  const { text, mark } = source.value;
  const value = (parseYaml({ path: flow.file, text }).value?.value ?? flow.load()) as Values;
  const { read } = textsBeside(project.files);
  const compiled = await resolveFlow({ file: flow.file, value }, { flows: world.live.ids, text: read }, world);
  if (compiled.value === undefined) return compiled;
  const known = world.live.bindings.get(flow.key)?.ids ?? {};
  const found = match(compiled.value, live, known);
  const changes = diff(found, known);
  const keys = new Map([...world.live.ids].map(([key, number]) => [number, key]));
  const names = { flowKey: (number: number) => keys.get(number), lookup: world };
  const document = await decompileLive({ key: flow.key, carrier: live }, names, writtenFlow(value, found, changes));
  if (document.value === undefined) return document;
  const files = filesOf(flow, { text, mark, value, document: document.value }, world);
  if (files.value === undefined) return files;
  const edits = { files: files.value, places: changes.map(({ change }) => placeOf(change)) };
  const asApplied = () => {
    const binding = world.live.bindings.get(flow.key);
    return binding !== undefined && isAsApplied(found, binding, project.hash);
  };
  const warnings = await judgeEdits(flow, { ...edits, asApplied }, world);
  if (hasErrors(warnings)) return failure(...warnings);
  const serial = (world.live.bindings.get(flow.key) ?? world.live.gone.get(flow.key))?.serial;
  const facts = { commit: "", serial, hash: project.hash };
  const binding = bindingOf({ key: flow.key, nodes: document.value.nodes, payload: null }, live, facts);
  const outcome = files.value.length === 0 ? "same" : "changed";
  const diagnostics = [...warnings, ...recordsWithoutName(flow, document.value, value)];
  return { value: { ...pulled(flow, outcome), files: files.value, binding }, diagnostics };
}

interface Source {
  readonly text: string;
  readonly mark: string;
  readonly value: Values;
  readonly document: Decompilation;
}

/** The files with their new content, as far as it is another one. */
function filesOf(
  flow: CheckedFlow,
  { text, mark, value, document }: Source,
  { project }: PullWorld,
): Outcome<readonly FileChange[]> {
  const edited = editYaml(text, document.value);
  const origin = { file: flow.file, pointer: ["name"] };
  if (edited === undefined)
    return failure(findings.cannotWrite(origin, flow.name, "YAML cannot hold its texts as Flowform reads them"));
  const texts = pullTexts({ file: flow.file, value }, document.texts, project.files);
  if (texts.value === undefined) return texts;
  const own = { path: flow.file, before: mark + text, after: mark + edited };
  return success([own, ...texts.value].filter(({ before, after }) => before !== after));
}

interface Edits {
  readonly files: readonly FileChange[];
  readonly places: readonly string[];
  readonly asApplied: () => boolean;
}

/** Whether something would be lost that is only in the files: edits that nobody applied. */
async function judgeEdits(
  flow: CheckedFlow,
  { files, places, asApplied }: Edits,
  { options }: PullWorld,
): Promise<readonly Diagnostic[]> {
  const existing = files.filter(({ before }) => before !== null).map(({ path }) => path);
  if (existing.length === 0 || asApplied()) return [];
  const origin = { file: flow.file, pointer: [] };
  const kept = options.overwrite || (await options.isCommitted(existing));
  return [(kept ? findings.editsGaveWay : findings.editsNotApplied)(origin, flow.name, places)];
}

function placeOf({ action, node, ...change }: Change): string {
  const path = node.path === "" ? "the flow" : node.path;
  return action === "modify" && "property" in change ? `${path} (${change.property})` : path;
}
