import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { cannotRemember } from "../diagnostic/doctor.ts";
import { notJson, serverError } from "../diagnostic/target.ts";
import type { BindingStore } from "../live/binding-store.ts";
import type { ApplyResult, FlowResult } from "../model/apply-result.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { applyFlow, type FlowState, type FlowWorld } from "./apply-flow.ts";
import { saveLaterReferences } from "./later-references.ts";

/** The world of an apply. */
export interface ApplyWorld {
  readonly connection: Connection;
  readonly bindings: BindingStore;
  readonly hash: (text: string) => string;
  /** Called after each flow, in the order of the plan. */
  readonly onProgress: (result: FlowResult) => void;
}

/**
 * Does what the plan says, and nothing else: for each flow in order, read again, compare with the fingerprint,
 * ONE save, read back and compare, remember. Stops at the first flow that does not come out as planned; the result
 * says how far it got.
 */
export async function apply(plan: Plan, world: ApplyWorld): Promise<ApplyResult> {
  const ids = new Map<string, number>();
  const states: FlowState[] = [];
  const problem = plan.flows.length === 0 ? undefined : await world.bindings.ready();
  for (const flow of plan.flows) {
    const state = states.some(({ result }) => result.outcome !== "applied")
      ? skipped(flow)
      : problem === undefined
        ? await applyFlow(flow, { ...world, ids, commit: plan.commit })
        : unready(flow, problem);
    if (state.result.emailFlowId !== null) ids.set(flow.key, state.result.emailFlowId);
    states.push(state);
    if (flow.laterReferences.length === 0) world.onProgress(state.result);
  }
  const flows = await finish(plan, states, { ...world, ids, commit: plan.commit });
  return { format_version: "1.0", project: plan.project, target: plan.target, digest: plan.digest, flows };
}

/** The second save of flows that refer to one which did not exist at their first (design §4). */
async function finish(
  plan: Plan,
  states: readonly FlowState[],
  world: FlowWorld & Pick<ApplyWorld, "onProgress">,
): Promise<readonly FlowResult[]> {
  const results: FlowResult[] = [];
  let going = states.every(({ result }) => result.outcome === "applied");
  for (const [index, state] of states.entries()) {
    const flow = plan.flows[index];
    if (flow === undefined || flow.laterReferences.length === 0) {
      results.push(state.result);
      continue;
    }
    const result =
      going && state.saved !== undefined
        ? await saveLaterReferences(flow, state.saved, { ...world, saves: state.result.saves })
        : half(state.result);
    going = going && result.outcome === "applied";
    world.onProgress(result);
    results.push(result);
  }
  return results;
}

/** A flow whose first save is done and whose second one was not reached has failed, not succeeded. */
function half(result: FlowResult): FlowResult {
  return result.outcome === "applied" ? { ...result, outcome: "failed" } : result;
}

/** A flow that could not be remembered would be made a second time under its next name: it is not saved at all. */
function unready(flow: FlowPlan, problem: Diagnostic): FlowState {
  const { result } = skipped(flow);
  const diagnostic = [serverError.code, notJson.code].includes(problem.code)
    ? cannotRemember(undefined, problem.detail)
    : problem;
  return { result: { ...result, outcome: "failed", diagnostics: [diagnostic] }, saved: undefined };
}

function skipped(flow: FlowPlan): FlowState {
  return {
    result: {
      key: flow.key,
      action: flow.action,
      outcome: "skipped",
      emailFlowId: flow.emailFlowId,
      saves: 0,
      diagnostics: [],
    },
    saved: undefined,
  };
}
