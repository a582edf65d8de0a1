import { getEmailFlow } from "../live/flows.ts";
import type { FlowResult } from "../model/apply-result.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { begin, ended, type FlowWorld, resultOf } from "./flow-state.ts";
import { goalOf } from "./goal.ts";
import { isBound, isWanted } from "./is-wanted.ts";

/**
 * The results of a plan that is applied already; undefined as soon as one flow is not, so that a plan which has
 * something to do costs one reading more and no other. Writes nothing.
 */
export async function nothingToDo(plan: Plan, world: FlowWorld): Promise<readonly FlowResult[] | undefined> {
  const ids = new Map([...world.bindings].map(([key, { emailFlowId }]) => [key, emailFlowId]));
  const results: FlowResult[] = [];
  for (const flow of plan.flows) {
    const found = await resultIfApplied(flow, ids, world);
    if (found === undefined) return undefined;
    results.push(found);
  }
  return results;
}

async function resultIfApplied(
  flow: FlowPlan,
  ids: ReadonlyMap<string, number>,
  world: FlowWorld,
): Promise<FlowResult | undefined> {
  const { connection, bindings, hash } = world;
  const binding = bindings.get(flow.key);
  if (flow.action === "release" || flow.action === "end")
    return (await isRemoved(flow, world))
      ? resultOf(ended(begin(flow, goalOf(flow, ids)), "alreadyApplied"))
      : undefined;
  const known = flow.emailFlowId ?? binding?.emailFlowId;
  if (known === undefined) return undefined;
  const { value: live } = await getEmailFlow(connection, known);
  if (live === undefined || live === null) return undefined;
  const state = begin(flow, goalOf(flow, ids));
  if (!isWanted(state, live, hash) || !isBound(flow, live, binding)) return undefined;
  return resultOf(ended({ ...state, live }, "alreadyApplied"));
}

/** What is forgotten is released. Only what is gone was ended, for somebody may have released it instead. */
async function isRemoved(
  { key, action, emailFlowId }: FlowPlan,
  { connection, bindings }: FlowWorld,
): Promise<boolean> {
  if (bindings.has(key)) return false;
  if (action === "release") return true;
  return emailFlowId !== null && (await getEmailFlow(connection, emailFlowId)).value === null;
}
