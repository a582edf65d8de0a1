import type { SandboxState } from "../state.ts";
import { storedFlow } from "./flows.ts";
import { instancesOf } from "./instances.ts";
import { type Refused, refused } from "./refused.ts";

/**
 * DOCUMENTED (superoffice-api.md G32): removing deletes the record of participation. ASSUMED (A21), from the resource
 * SR_WORKFLOWS_REMPART_FLOWRUNNING: not while the flow runs.
 */
export function removeParticipants(
  state: SandboxState,
  emailFlowId: number,
  instanceIds: readonly number[],
): Refused | undefined {
  const flow = storedFlow(state, emailFlowId);
  if (flow === undefined) return refused(`There is no flow with EmailFlowId ${emailFlowId}.`);
  if (flow.Status === "Running" && !state.otherwise.has("A21"))
    return refused(`Flow ${emailFlowId} is running. Participants cannot be removed until it is paused.`);
  const own = new Set(instancesOf(state, emailFlowId).map(({ WorkflowInstanceId }) => WorkflowInstanceId));
  const foreign = instanceIds.find((id) => !own.has(id));
  if (foreign !== undefined) return refused(`Flow ${emailFlowId} has no participation ${foreign}.`);
  for (const id of instanceIds) state.store.remove("workflow_instance", id);
  return undefined;
}
