import { leftPaused, statusMoved, statusUnknown } from "../../diagnostic/apply.ts";
import type { WorkflowDefinitionStatus } from "../../model/enums.ts";
import { changeStatus, refusalOfStatus, type StatusChange } from "../change-status.ts";
import { ended, type FlowState, originOf, type Step } from "../flow-state.ts";
import { bind } from "./bind.ts";

/**
 * The status at the end, which has a call of its own (design §6, A6): the one that the file manages, or the one that
 * a flow had before we paused it. A flow that is not as we left it is somebody else's by now, and stays as it is.
 */
export const setStatus: Step = async (state, world) => {
  const { flow, live, paused, already, warnings } = state;
  const wanted = flow.setStatus ?? (paused ? "Running" : null);
  if (wanted === null || already || live === undefined || live.Status === wanted) return { ...state, paused: false };
  if (paused && live.Status !== "Paused") {
    const moved = statusMoved(originOf(flow), flow.name, live.Status);
    return { ...state, paused: false, warnings: [...warnings, moved] };
  }
  const change = await changeStatus(world, live.EmailFlowId, wanted);
  if (change.live === undefined) return unset(await bind(state, world), wanted, change);
  // What is remembered of the flow is what was compared: this reading was asked for the status alone.
  return { ...state, live: { ...live, Status: change.live.Status }, paused: false, hasActed: true };
};

function unset(
  state: FlowState,
  wanted: WorkflowDefinitionStatus,
  change: Exclude<StatusChange, { live: object }>,
): FlowState {
  const { flow, paused } = state;
  const at = originOf(flow);
  const left = (why: string) => (paused ? [leftPaused(at, flow.name, why.replace(/\.$/, ""))] : []);
  return "open" in change
    ? ended(state, "unknown", statusUnknown(at, flow.name, wanted, change.open), ...left("as far as is known"))
    : ended(state, "failed", refusalOfStatus(flow, wanted, change), ...left(change.refused));
}
