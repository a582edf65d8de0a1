import type { SandboxState } from "../state.ts";
import { storedFlows, workflowIdOf } from "../workflow/flows.ts";
import { itemOf } from "../world/list-row.ts";
import type { List } from "./list.ts";

/** Flows by name; `statuses` leaves those of other statuses out. */
export const flows: List = (state, { additional }) => {
  const statuses = (additional.get("statuses") ?? "").toLowerCase().split(/[,;]/).filter(Boolean);
  return storedFlows(state)
    .filter(({ Status }) => statuses.length === 0 || statuses.includes(Status.toLowerCase()))
    .map(({ EmailFlowId, Name }) => itemOf({ Id: idOf(state, EmailFlowId), Name }));
};

/** ASSUMED (A4): flows are named by their EmailFlowId, the other way by their WorkflowId. */
function idOf(state: SandboxState, emailFlowId: number): number {
  return state.otherwise.has("A4") ? workflowIdOf(state, emailFlowId) : emailFlowId;
}
