import { firstId } from "../id-ranges.ts";
import { isoText } from "../iso-text.ts";
import type { SandboxState } from "../state.ts";
import type { Row } from "../store.ts";
import { workflowIdOf } from "./flows.ts";

/** How a participation stands (superoffice-api.md C2, WorkflowInstanceStatus). */
export type InstanceStatus = "Active" | "Finished" | "FinishedWithSuccess" | "DropOut" | "Cancelled";

/** One person's way through one flow; a row of the table "workflow_instance". */
export interface Instance extends Row {
  readonly WorkflowInstanceId: number;
  readonly EmailFlowId: number;
  readonly WorkflowId: number;
  readonly PersonId: number;
  readonly Status: InstanceStatus;
  /** The step that is carried out next, when its time has come; 0 when there is none. */
  readonly CurrentStepId: number;
  /** ISO, UTC; null while nothing is waited for. */
  readonly WaitUntil: string | null;
  readonly StepStarted: string;
  readonly DropoutReason: string;
}

export function allInstances(state: SandboxState): readonly Instance[] {
  return state.store.rows("workflow_instance") as readonly Instance[];
}

export function instancesOf(state: SandboxState, emailFlowId: number): readonly Instance[] {
  return allInstances(state).filter(({ EmailFlowId }) => EmailFlowId === emailFlowId);
}

export function activeInstancesOf(state: SandboxState, emailFlowId: number): readonly Instance[] {
  return instancesOf(state, emailFlowId).filter(({ Status }) => Status === "Active");
}

export function putInstance(state: SandboxState, instance: Instance): void {
  state.store.put("workflow_instance", instance.WorkflowInstanceId, instance);
}

/** A person who stands before a step of a flow from now on. */
export function newInstance(
  state: SandboxState,
  facts: Pick<Instance, "EmailFlowId" | "PersonId" | "CurrentStepId">,
): Instance {
  return {
    WorkflowInstanceId: state.store.nextId("workflow_instance", firstId.workflow_instance),
    WorkflowId: workflowIdOf(state, facts.EmailFlowId),
    Status: "Active",
    WaitUntil: null,
    StepStarted: isoText(state.now()),
    DropoutReason: "",
    ...facts,
  };
}

/** Ends a participation. */
export function endInstance(
  state: SandboxState,
  instance: Instance,
  end: { readonly status: InstanceStatus; readonly reason?: string },
): void {
  putInstance(state, {
    ...instance,
    Status: end.status,
    CurrentStepId: 0,
    WaitUntil: null,
    DropoutReason: end.reason ?? "",
  });
}
