import { statusUnknown } from "../../diagnostic/apply.ts";
import { deleteRefused, deleteUnknown } from "../../diagnostic/way-back.ts";
import { deleteEmailFlow, getEmailFlow } from "../../live/flows.ts";
import { changeStatus, refusalOfStatus } from "../change-status.ts";
import { ended, originOf, type Step } from "../flow-state.ts";

/** Ends a flow that is to be deleted; whoever is in it is cancelled for good. */
export const end: Step = async (state, world) => {
  const { flow, live } = state;
  if (live === undefined || live.Status === "Stopped") return state;
  const change = await changeStatus(world, live.EmailFlowId, "Stopped");
  if ("refused" in change) return ended(state, "failed", refusalOfStatus(flow, "Stopped", change));
  if ("open" in change)
    return ended(
      state,
      "unknown",
      statusUnknown(originOf(flow), flow.name, "Stopped", { why: change.open, noted: false }),
    );
  return { ...state, live: change.live, hasActed: true };
};

/** Deletes a flow that has ended, once; whether it is gone is what the target then says, not the answer. */
export const deleteFlow: Step = async (state, { connection }) => {
  const { flow, live } = state;
  if (live === undefined) return state;
  const failed = await deleteEmailFlow(connection, live.EmailFlowId);
  const back = await getEmailFlow(connection, live.EmailFlowId);
  if (back.value === null) return { ...state, hasActed: true };
  const why = failed?.diagnostic.detail ?? back.diagnostics[0]?.detail ?? "the target says that it did.";
  const refused = back.value !== undefined && failed?.sent !== true;
  return refused
    ? ended(state, "failed", deleteRefused(originOf(flow), flow.name, why))
    : ended(state, "unknown", deleteUnknown(originOf(flow), flow.name, why));
};
