import type { EmailFlow } from "../../model/email-flow.ts";
import type { SandboxState } from "../state.ts";

/** The flow as it is stored; undefined when there is none. */
export function storedFlow(state: SandboxState, emailFlowId: number): EmailFlow | undefined {
  return state.store.get("email_flow", emailFlowId) as unknown as EmailFlow | undefined;
}

export function storedFlows(state: SandboxState): readonly EmailFlow[] {
  return state.store.rows("email_flow") as unknown as readonly EmailFlow[];
}

export function putFlow(state: SandboxState, flow: EmailFlow): void {
  state.store.put("email_flow", flow.EmailFlowId, { ...flow });
}

/** Gives a new flow the id that its nodes know it by. */
export function linkWorkflow(state: SandboxState, emailFlowId: number, workflowId: number): void {
  state.store.put("workflow", workflowId, { WorkflowId: workflowId, EmailFlowId: emailFlowId });
  state.store.put("email_flow_workflow", emailFlowId, { WorkflowId: workflowId });
}

/** Forgets the ids of a flow that is deleted. */
export function unlinkWorkflow(state: SandboxState, emailFlowId: number): void {
  state.store.remove("workflow", workflowIdOf(state, emailFlowId));
  state.store.remove("email_flow_workflow", emailFlowId);
}

/** The id that the steps of a flow know it by; 0 when there is no such flow. */
export function workflowIdOf(state: SandboxState, emailFlowId: number): number {
  return Number(state.store.get("email_flow_workflow", emailFlowId)?.WorkflowId ?? 0);
}

/** The flow that has this WorkflowId; 0 when none has. */
export function emailFlowIdOf(state: SandboxState, workflowId: number): number {
  return Number(state.store.get("workflow", workflowId)?.EmailFlowId ?? 0);
}

/** The flow that a reference names: by its EmailFlowId, or the other way (A4) by its WorkflowId. */
export function referencedFlow(state: SandboxState, id: number): EmailFlow | undefined {
  return storedFlow(state, state.otherwise.has("A4") ? emailFlowIdOf(state, id) : id);
}
