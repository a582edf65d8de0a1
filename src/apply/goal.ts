import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan } from "../model/plan.ts";
import type { Goal } from "./flow-state.ts";
import { fill, withReferences } from "./with-references.ts";
import { withServerIds } from "./with-server-ids.ts";

/** Ids of flows by their keys. */
type Ids = ReadonlyMap<string, number>;

/** What a flow is in the end, as far as the flows that it refers to are there. */
export function goalOf(flow: FlowPlan, ids: Ids): Goal {
  const references = [...flow.references, ...flow.laterReferences];
  const known = flow.payload !== null && references.every(({ flow: key }) => ids.has(key));
  return {
    status: flow.setStatus ?? flow.status ?? "Stopped",
    carrier: flow.payload !== null && known ? fill(flow.payload, references, ids) : undefined,
  };
}

/** The flow's first save, which for most is the only one: without what can only be filled in later. */
export function firstSave(flow: FlowPlan, ids: Ids): FlowPlan {
  const payload = flow.payload === null ? null : withReferences(flow.payload, flow, ids);
  // A flow that is saved once more must not be running then.
  return flow.laterReferences.length === 0 ? { ...flow, payload } : { ...flow, payload, setStatus: null };
}

/** The one more save of a flow that refers to a flow which is created after it, as a plan of its own. */
export function secondSave(
  flow: FlowPlan,
  goal: Goal,
  saved: EmailFlow,
  hash: (carrier: EmailFlow) => string,
): FlowPlan {
  return {
    ...flow,
    emailFlowId: saved.EmailFlowId,
    status: saved.Status,
    fingerprint: hash(saved),
    seen: null,
    payload: goal.carrier === undefined ? null : withServerIds(goal.carrier, saved),
  };
}
