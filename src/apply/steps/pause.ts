import { statusUnknown } from "../../diagnostic/apply.ts";
import { abandon } from "../abandon.ts";
import { changeStatus, refusalOfStatus } from "../change-status.ts";
import { ended, originOf, type Step } from "../flow-state.ts";
import { compare } from "./read-again.ts";

/** Pauses a running flow for the save, and compares what it then is: from now on people may edit it. */
export const pause: Step = async (state, world) => {
  const { flow, live, intent } = state;
  if (!flow.pause || intent === undefined || live === undefined) return state;
  const change = await changeStatus(world, live.EmailFlowId, "Paused");
  const at = originOf(flow);
  if ("refused" in change) return abandon(state, world, refusalOfStatus(flow, "Paused", change));
  if ("open" in change)
    return ended(state, "unknown", statusUnknown(at, flow.name, "Paused", { why: change.open, noted: true }));
  return compare({ ...state, live: change.live, askedAt: change.askedAt, paused: true }, world);
};
