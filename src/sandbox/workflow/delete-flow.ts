import { nodesOf } from "../../model/node.ts";
import type { SandboxState } from "../state.ts";
import { storedFlow, unlinkWorkflow } from "./flows.ts";
import { instancesOf } from "./instances.ts";
import { nodeTables } from "./node-tables.ts";
import { type Refused, refused } from "./refused.ts";

/** DOCUMENTED (superoffice-api.md G7): only a flow that is not running can be deleted; its participations go too. */
export function deleteFlow(state: SandboxState, emailFlowId: number): Refused | undefined {
  const flow = storedFlow(state, emailFlowId);
  if (flow === undefined) return refused(`There is no flow with EmailFlowId ${emailFlowId}.`);
  if (flow.Status !== "Stopped")
    return refused(`Flow ${emailFlowId} is ${flow.Status.toLowerCase()}. End it before you delete it.`);
  for (const { WorkflowInstanceId } of instancesOf(state, emailFlowId))
    state.store.remove("workflow_instance", WorkflowInstanceId);
  for (const { kind, serverId } of nodesOf(flow)) state.store.remove(nodeTables[kind], serverId);
  unlinkWorkflow(state, emailFlowId);
  return undefined;
}
