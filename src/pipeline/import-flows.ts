import { type Diagnostic, hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { changedMeanwhile, writtenById } from "../diagnostic/import.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { content } from "../diff/content.ts";
import { type ColumnCache, columnCache } from "../live/column-cache.ts";
import { getEmailFlow } from "../live/flows.ts";
import { listCache } from "../live/list-cache.ts";
import { overlayBindings } from "../live/overlay-bindings.ts";
import type { ImportResult } from "../model/import-result.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { overlayFiles } from "../source/overlay-files.ts";
import { concurrently } from "../util/concurrently.ts";
import { type CheckedFlow, type CheckedProject, checkProject } from "./check-project.ts";
import { type Choice, chooseFlows, nameKey, type Wish } from "./import/choose.ts";
import { type Draft, draftFlow } from "./import/draft.ts";
import { keysFor } from "./import/keys.ts";
import { obstacles, writeDrafts } from "./import/write-drafts.ts";
import { findLiveFlows, type LiveFlows } from "./live-flows.ts";
import { planProject } from "./plan-project.ts";
import type { OnProgress, Project, Target } from "./project.ts";
import { projectColumns } from "./project-columns.ts";

export interface ImportOptions {
  /** Names or ids of flows. */
  readonly wanted: readonly string[] | "all";
  /** Names or ids of flows that are not wanted after all. */
  readonly except?: readonly string[];
  readonly onProgress?: OnProgress;
}

/**
 * Files for live flows that have none:
 *
 *   target ── list, bindings ─ choose ─ read ─ decompile ─▶ YAML ─ read again, compile, compare ─▶ drafts
 *   drafts, laid over the project ─ plan, which must be empty ─▶ files and bindings are written, all or none
 */
export async function importFlows(
  project: Project,
  target: Target,
  { wanted, except = [], onProgress }: ImportOptions,
): Promise<Outcome<ImportResult>> {
  // 1. list, bindings, choose
  const before = await checkExisting(project);
  if (hasErrors(before.diagnostics)) return failure(...before.diagnostics);
  const catalogue = await before.columns.load();
  if (catalogue.value === undefined) return catalogue;
  const live = await findLiveFlows(before.flows, target);
  if (live.value === undefined) return failure(...(await placeDiagnostics(live.diagnostics, project.files)));
  const choice = await choose({ wanted, except }, { flows: before.flows, live: live.value, target });
  if (choice.value === undefined) return choice;
  // 2. read, decompile, read again, compare: flow by flow
  const around = { flows: before.flows, live: live.value, project, target, onProgress };
  const drafted = await draftAll(choice.value, { ...around, columns: columnCache(catalogue.value, target) });
  if (drafted.value === undefined) return drafted;
  const drafts = drafted.value;
  // 3. plan
  const inTheWay = obstacles(drafts, project.files, project.flows);
  if (inTheWay.length > 0) return failure(...inTheWay);
  const planned = await planDrafts(drafts, project, target);
  if (hasErrors(planned)) return failure(...planned);
  // 4. write
  const problems = await writeDrafts(drafts, project.files, target.bindings);
  if (problems.length > 0) return failure(...problems);
  const diagnostics = [...recordsWithoutName(drafts), ...planned];
  return { value: resultOf(drafts, choice.value, { project, target }), diagnostics };
}

/** Each record that files call by its id, once, however many flows use it. */
function recordsWithoutName(drafts: readonly Draft[]): readonly Diagnostic[] {
  const records = new Map<string, Parameters<typeof writtenById>[1]>();
  for (const { flow, unnamed } of drafts)
    for (const record of unnamed) {
      const key = `${record.list} ${record.id}`;
      records.set(key, { ...record, flows: [...(records.get(key)?.flows ?? []), flow.name] });
    }
  return [...records.values()].map((record) => writtenById(undefined, record));
}

/** What the project has already; a folder that is not there yet holds nothing. */
async function checkExisting(project: Project): Promise<CheckedProject> {
  const { files, flows, columnsFile } = project;
  const absent = files.list(flows).value === undefined && files.realPath(flows).value === undefined;
  return absent ? { flows: [], diagnostics: [], columns: projectColumns(files, columnsFile) } : checkProject(project);
}

interface Around {
  readonly flows: readonly CheckedFlow[];
  readonly live: LiveFlows;
  readonly target: Target;
}

async function choose(wish: Wish, { flows, live, target }: Around): Promise<Outcome<Choice>> {
  const others = await target.bindings.readOthers();
  if (others.value === undefined) return others;
  const ours = new Map(
    flows.map(({ key, file }) => [live.ids.get(key) ?? 0, { key, file, bound: live.bindings.has(key) }]),
  );
  const names = new Map(flows.map(({ name, file }) => [nameKey(name), file]));
  return chooseFlows(wish, { listed: live.listed, ours, others: others.value, names });
}

interface Drafting extends Around {
  readonly project: Project;
  readonly columns: ColumnCache;
  readonly onProgress: OnProgress | undefined;
}

async function draftAll({ flows: chosen }: Choice, around: Drafting): Promise<Outcome<readonly Draft[]>> {
  const { flows, live, project, target, columns, onProgress } = around;
  const former = new Map(live.released.map((key) => [live.bindings.get(key)?.emailFlowId ?? 0, key]));
  const taken = flows.flatMap(({ key, file }) => [key, stemOf(file)]);
  const own = [...live.ids].map(([key, id]): [number, string] => [id, key]);
  const keys = new Map([...own, ...keysFor(chosen, { taken, former })]);
  const world = { project, target, lists: listCache(target.connection), columns, keys };
  let done = 0;
  const outcomes = await concurrently(chosen, target.parallelism, async (flow) => {
    const outcome = await draftFlow(flow, world);
    onProgress?.(++done, chosen.length);
    return outcome;
  });
  const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
  const drafts = outcomes.flatMap(({ value }) => value ?? []);
  return hasErrors(diagnostics) ? failure(...diagnostics) : success(drafts);
}

function stemOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.flow\.ya?ml$/, "");
}

/** The findings of a plan with the new files in their places: an error unless it has nothing to do for them. */
async function planDrafts(drafts: readonly Draft[], project: Project, target: Target): Promise<readonly Diagnostic[]> {
  if (drafts.length === 0) return [];
  const { startThreads: _, ...rest } = project;
  const files = overlayFiles(project.files, Object.assign({}, ...drafts.map((draft) => draft.files)));
  const bindings = overlayBindings(
    target.bindings,
    drafts.map(({ binding }) => binding),
  );
  const only = new Set(drafts.map(({ key }) => key));
  const planned = await planProject({ ...rest, files }, { ...target, bindings }, { only });
  if (planned.value === undefined || planned.value.flows.length > 0) {
    const changed = await changedSince(drafts, project, target);
    if (changed.length > 0) return changed;
  }
  const left = new Set(planned.value?.flows.map(({ key }) => key));
  const unsettled = drafts.filter(({ key }) => left.has(key));
  if (unsettled.length > 0)
    return unsettled.map(({ flow: { name, emailFlowId } }) => changedMeanwhile(undefined, name, emailFlowId));
  const ofDrafts = new Set(drafts.map(({ file }) => file));
  return planned.diagnostics.filter(({ severity, origin }) => severity === "error" || ofDrafts.has(origin?.file ?? ""));
}

/** The flows that are another by now; asked only when the plan is not as it should be. */
async function changedSince(
  drafts: readonly Draft[],
  project: Project,
  target: Target,
): Promise<readonly Diagnostic[]> {
  const found = await concurrently(drafts, target.parallelism, async ({ flow: { emailFlowId, name }, fingerprint }) => {
    const { value: now } = await getEmailFlow(target.connection, emailFlowId);
    if (now === undefined || (now !== null && project.hash(content(now)) === fingerprint)) return [];
    return [changedMeanwhile(undefined, name, emailFlowId)];
  });
  return found.flat();
}

function resultOf(
  drafts: readonly Draft[],
  { leftOut }: Choice,
  { project, target }: { readonly project: Project; readonly target: Target },
): ImportResult {
  const imported = drafts.map(({ key, flow: { name, emailFlowId }, file, files }) => ({
    key,
    name,
    emailFlowId,
    file,
    texts: Object.keys(files).filter((path) => path !== file),
  }));
  return { format_version: "1.0", project: project.name, target: target.name, imported, leftOut };
}
