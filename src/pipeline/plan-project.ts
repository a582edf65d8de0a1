import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { listedButGone } from "../diagnostic/plan.ts";
import { type ColumnCache, columnCache } from "../live/column-cache.ts";
import { getEmailFlow } from "../live/flows.ts";
import { type ListCache, listCache } from "../live/list-cache.ts";
import { readParticipants } from "../live/participants.ts";
import type { People } from "../model/people.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { assemblePlan } from "../plan/assemble.ts";
import { concurrently } from "../util/concurrently.ts";
import { takeTurns } from "../util/turns.ts";
import { type CheckedFlow, checkProject } from "./check-project.ts";
import { compareFlow } from "./compare-flow.ts";
import { judgeTogether } from "./judge-together.ts";
import { findLiveFlows, type LiveFlows } from "./live-flows.ts";
import { type Around, type FlowMemory, noFlowMemory } from "./memory/flow-memory.ts";
import { listView } from "./memory/list-view.ts";
import type { Compared, ProjectMemory } from "./memory/project-memory.ts";
import { planNames } from "./plan-names.ts";
import type { OnProgress, Project, Target } from "./project.ts";
import { rightColumns } from "./project-columns.ts";
import { pruneFlows } from "./prune-flows.ts";
import { resolveFlow } from "./resolve.ts";
import { textsBeside } from "./texts-beside.ts";

/**
 * The plan of a project against a target:
 *
 *   flow files ─ check ─ resolve ─ compile ──▶ desired ─┐
 *                                                       ├─ match ─ diff ─ judge ─▶ plan
 *   target ── list, bindings, read, decode ──▶ live ────┘
 *
 * It only reads: one list per thousand flows, one read of the bindings, one read per flow that the target has (one more when flows are ended), who is
 * inside per flow that changes, the licence when a flow is started, and each list of names once: those that files name
 * records of, and those of what changes take away. With `only`, flows of other keys are not compared.
 */
export async function planProject(
  project: Project,
  target: Target,
  { onProgress, only, cancelPeople = 0, mayPause = true, comparesOnly = false, prune, memory }: PlanOptions = {},
): Promise<Outcome<Plan>> {
  // 1. check
  const checked = await checkProject(project, memory?.columns(), memory);
  if (hasErrors(checked.diagnostics)) return failure(...checked.diagnostics);
  // 2. list, bindings
  const live = await findLiveFlows(checked.flows, target, memory?.readLive);
  if (live.value === undefined) return failure(...(await placeDiagnostics(live.diagnostics, project.files)));
  // 3. resolve, compile, read, match, diff, judge: flow by flow, so that no more than a few are in memory
  const keys = new Map([...live.value.ids].map(([key, id]) => [id, key]));
  const keyOfFlow = (id: number) => keys.get(id) ?? "";
  const world = {
    project,
    target,
    live: live.value,
    lists: listView(memory?.lists ?? listCache(target.connection)),
    compared: memory?.compared ?? noFlowMemory,
    columns: (memory?.ownColumns ?? columnCache)(await rightColumns(checked.columns), target),
    keyOfFlow,
    mayPause,
    comparesOnly,
    turn: takeTurns(),
  };
  const wanted = only === undefined ? checked.flows : checked.flows.filter(({ key }) => only.has(key));
  let done = 0;
  // Twice as many as may be asked for at once: while some are compared, the answers of others are on their way.
  const outcomes = await concurrently(wanted, 2 * target.parallelism, async (flow) => {
    const outcome = await planOne(flow, world);
    onProgress?.(++done, wanted.length);
    return outcome;
  });
  const compared = outcomes.flatMap(({ value }) => (typeof value === "object" ? [value] : []));
  // 3a. flows that left git
  const pruned: Outcome<readonly FlowPlan[]> =
    prune === undefined
      ? success([])
      : await pruneFlows({ project, target, live: live.value, prune, compared, hasFiles: checked.flows.length > 0 });
  const flows = [...compared, ...(pruned.value ?? [])];
  // 4. judge them together
  const together = comparesOnly ? [] : await judgeTogether(flows, { connection: target.connection, cancelPeople });
  const found = [
    ...live.diagnostics,
    ...outcomes.flatMap((outcome) => outcome.diagnostics),
    ...pruned.diagnostics,
    ...together,
  ];
  const diagnostics = [...checked.diagnostics, ...(await placeDiagnostics(found, project.files))];
  if (hasErrors(diagnostics)) return failure(...diagnostics);
  // 5. plan
  const heldBack = wanted.map(({ key }) => key).filter((_, index) => outcomes[index]?.value === "heldBack");
  const changed = new Set([...flows.map(({ key }) => key), ...heldBack]);
  const plan = assemblePlan({
    flowform: project.version,
    project: project.name,
    target: target.name,
    url: target.url,
    commit: project.commit,
    flows,
    unchanged: wanted.map(({ key }) => key).filter((key) => !changed.has(key)),
    released: live.value.released,
    heldBack,
    open: live.value.open,
    warnings: diagnostics,
    hash: project.hash,
    nameOf: await planNames(flows, { ...world, keyOfFlow: (id) => keys.get(id) }),
  });
  return { value: plan, diagnostics };
}

export interface PlanOptions {
  readonly onProgress?: OnProgress;
  /** Whether a running flow may be paused for its save; otherwise it is left out of the plan. */
  readonly mayPause?: boolean;
  /** The keys of the flows to compare; all without it. */
  readonly only?: ReadonlySet<string>;
  /** How many people are cancelled for good by ending flows, all together, as somebody has named it; 0 for nobody. */
  readonly cancelPeople?: number;
  /** What is done with flows that have no file any more; nothing when left out. */
  readonly prune?: "release" | "end" | undefined;
  /** Only to be looked at: nobody is asked who is inside, and what may not be applied is not refused. */
  readonly comparesOnly?: boolean;
  /** What was found before; the plan is the same with it and without, but for the live flows that it remembers. */
  readonly memory?: ProjectMemory;
}

interface PlanWorld {
  readonly project: Project;
  readonly target: Target;
  readonly live: LiveFlows;
  readonly lists: ListCache;
  readonly compared: FlowMemory<Compared>;
  readonly columns: ColumnCache;
  readonly keyOfFlow: (id: number) => string;
  readonly mayPause: boolean;
  readonly comparesOnly: boolean;
  /** Resolves when it is this flow's turn to be worked on. */
  readonly turn: () => Promise<void>;
}

/** One flow's part of the plan, of before where everything that it came from is as it was. */
function planOne(flow: CheckedFlow, world: PlanWorld): Promise<Compared> {
  const { project, live, lists, columns, keyOfFlow, mayPause, comparesOnly } = world;
  const { ids, bindings, gone, intents } = live;
  const remembered = [ids, bindings, gone, intents].map((known) => known.get(flow.key));
  const same = [columns, mayPause, comparesOnly, ...remembered];
  const around = { flows: ids, text: textsBeside(project.files).read, keyOfFlow, lists, same };
  return world.compared.find(flow, around, async (tracked) => {
    const outcome = await compareOne(flow, world, tracked);
    return { ...outcome, diagnostics: await placeDiagnostics(outcome.diagnostics, project.files) };
  });
}

/** One flow from its file to its part of the plan. The live flow is asked for before the file is looked at. */
async function compareOne(
  flow: CheckedFlow,
  { project, target, live, columns, mayPause, comparesOnly, turn }: PlanWorld,
  { flows, text, lists, keyOfFlow }: Around,
): Promise<Compared> {
  const id = live.ids.get(flow.key) ?? 0;
  const reading = id > 0 ? getEmailFlow(target.connection, id) : undefined;
  await turn();
  const document = { file: flow.file, value: flow.load() };
  const [compiled, read] = await Promise.all([resolveFlow(document, { flows, text }, { lists, columns }), reading]);
  await turn();
  if (compiled.value === undefined) return compiled;
  if (read !== undefined && read.value === undefined) return failure(...read.diagnostics);
  if (read?.value === null) return failure(listedButGone({ file: flow.file, pointer: ["name"] }, flow.name, id));
  const binding = live.bindings.get(flow.key);
  const readPeople = comparesOnly ? undefined : () => peopleIn(target, id);
  const [gone, intent] = [live.gone.get(flow.key), live.intents.get(flow.key)];
  const sides = { document, flow: compiled.value, live: read?.value ?? undefined, binding, gone, intent };
  return compareFlow({ ...sides, keyOfFlow, mayPause, comparesOnly, readPeople }, project);
}

async function peopleIn({ connection, now }: Target, emailFlowId: number): Promise<People> {
  const readAt = now().toISOString();
  return { readAt, ...(await readParticipants(connection, emailFlowId)) };
}
