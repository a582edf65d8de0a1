import { stopped } from "../diagnostic/apply.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { content } from "../diff/content.ts";
import type { FlowResult } from "../model/apply-result.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { applyFlow } from "./apply-flow.ts";
import { begin, type FlowState, type FlowWorld, resultOf } from "./flow-state.ts";
import { firstSave, goalOf, secondSave } from "./goal.ts";
import type { HeldLease } from "./lease.ts";

/** What applying all flows needs beside the world of one. */
export interface FlowsWorld extends FlowWorld {
  readonly lease: HeldLease;
  readonly stopping: () => boolean;
  readonly onProgress: (result: FlowResult) => void;
}

/** How far the flows of a plan got, and why no further. */
export interface FlowsResult {
  readonly flows: readonly FlowResult[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Work {
  readonly flow: FlowPlan;
  /** Undefined when the flow was not reached. */
  readonly state: FlowState | undefined;
}

const isGood = (outcome: FlowResult["outcome"]) => outcome === "applied" || outcome === "alreadyApplied";

/**
 * Applies the flows in the order of the plan, and stops at the first one that does not come out as planned, when the
 * lease is lost, or when somebody wants us to end: never within a flow.
 */
export async function applyFlows(plan: Plan, world: FlowsWorld): Promise<FlowsResult> {
  const ids = new Map([...world.bindings].map(([key, { emailFlowId }]) => [key, emailFlowId]));
  const works: Work[] = [];
  let problem: Diagnostic | undefined;
  let going = true;
  for (const flow of plan.flows) {
    going &&= !world.stopping();
    if (going) problem = await world.lease.renew();
    going &&= problem === undefined;
    const state = going ? await applyFlow(firstSave(flow, ids), goalOf(flow, ids), world) : undefined;
    going &&= isDone({ flow, state });
    const id = state?.live?.EmailFlowId;
    if (id !== undefined) ids.set(flow.key, id);
    works.push({ flow, state });
    if (isWhole({ flow, state })) world.onProgress(resultFor({ flow, state }));
  }
  const flows = await finish(works, ids, { ...world, going });
  return { flows, diagnostics: [...(problem === undefined ? [] : [problem]), ...whereStopped(flows, world)] };
}

const isDone = ({ state }: Work) => state !== undefined && isGood(resultOf(state).outcome);

/** Nothing of it is left for a second save. */
function isWhole({ flow, state }: Work): boolean {
  return flow.laterReferences.length === 0 || state === undefined || resultOf(state).outcome !== "applied";
}

/** The result of a flow; one that was not reached is skipped. */
function resultFor({ flow, state }: Work): FlowResult {
  return state === undefined ? skipped(flow) : resultOf({ ...state, flow });
}

/** The result of a flow that was not reached. */
export function skipped(flow: FlowPlan): FlowResult {
  return { ...resultOf(begin(flow, goalOf(flow, new Map()))), outcome: "skipped" };
}

/** The second save of flows that refer to one which did not exist at their first (design §4). */
async function finish(
  works: readonly Work[],
  ids: ReadonlyMap<string, number>,
  world: FlowsWorld & { readonly going: boolean },
): Promise<readonly FlowResult[]> {
  const results: FlowResult[] = [];
  let { going } = world;
  for (const work of works) {
    if (isWhole(work)) {
      results.push(resultFor(work));
      continue;
    }
    const first = resultFor(work);
    going &&= !world.stopping();
    const problem = going ? await world.lease.renew() : undefined;
    going &&= problem === undefined;
    const result = going ? await secondTime(work, ids, world) : half(first, problem);
    going &&= isGood(result.outcome);
    world.onProgress(result);
    results.push(result);
  }
  return results;
}

/** A flow whose first save is done and whose second one was not reached has failed, not succeeded. */
function half(first: FlowResult, problem: Diagnostic | undefined): FlowResult {
  const diagnostics = problem === undefined ? first.diagnostics : [...first.diagnostics, problem];
  return { ...first, outcome: "failed", diagnostics };
}

async function secondTime(
  { flow, state }: Work,
  ids: ReadonlyMap<string, number>,
  world: FlowsWorld,
): Promise<FlowResult> {
  const first = resultFor({ flow, state });
  const goal = goalOf(flow, ids);
  if (state?.live === undefined) return first;
  const again = secondSave(flow, goal, state.live, (carrier) => world.hash(content(carrier)));
  // What was there before the first save has been kept, and stays: that save has replaced it.
  const keptAlready = { ...world, backUp: () => undefined, dropBackup: () => undefined };
  const result = resultOf(await applyFlow(again, goal, keptAlready));
  const windows = [first, result].flatMap(({ lastReadToSave }) => lastReadToSave ?? []);
  const lastReadToSave = windows.length === 0 ? null : Math.max(...windows);
  return { ...result, action: flow.action, saves: first.saves + result.saves, lastReadToSave };
}

/** Where the run stopped, when it did so because somebody wanted it. */
function whereStopped(flows: readonly FlowResult[], { stopping }: FlowsWorld): readonly Diagnostic[] {
  const left = flows.filter(({ outcome }) => !isGood(outcome)).map(({ key }) => key);
  const done = flows.length - left.length;
  return stopping() && left.length > 0 ? [stopped(undefined, done, left)] : [];
}
