import { content } from "../diff/content.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan } from "../model/plan.ts";
import { equalJson } from "../util/json.ts";
import { idsOf } from "./binding-of.ts";
import type { FlowState } from "./flow-state.ts";
import { readBackDifferences } from "./read-back.ts";

type Hash = (text: string) => string;

/** Whether a live flow is what the plan saw. Of a flow that we paused, the status is not the plan's. */
export function isAsPlanned(
  flow: FlowPlan,
  live: EmailFlow,
  { hash, paused }: { hash: Hash; paused: boolean },
): boolean {
  return hash(content(paused ? asBeforePause(flow, live) : live)) === flow.fingerprint;
}

/** A flow that we paused, with the status that it had before. */
export function asBeforePause({ status }: FlowPlan, live: EmailFlow): EmailFlow {
  return live.Status === "Paused" ? { ...live, Status: status ?? live.Status } : live;
}

/** Whether a live flow is already what the plan would make of it, status included. */
export function isWanted({ flow, goal }: Pick<FlowState, "flow" | "goal">, live: EmailFlow, hash: Hash): boolean {
  if (live.Status !== goal.status) return false;
  if (flow.payload !== null) return goal.carrier !== undefined && readBackDifferences(goal.carrier, live).length === 0;
  return flow.status !== null && isAsPlanned(flow, { ...live, Status: flow.status }, { hash, paused: false });
}

/** Whether everything that the plan would have remembered of the flow is remembered. */
export function isBound(flow: FlowPlan, live: EmailFlow, binding: Binding | undefined): boolean {
  if (binding === undefined || binding.emailFlowId !== live.EmailFlowId) return false;
  return equalJson(binding.ids, idsOf(flow, live));
}
