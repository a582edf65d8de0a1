import type { FlowFacts } from "./flags.ts";
import { flowBefore } from "./flow-before.ts";

/** Whether people stop at the goals of a flow, and whether they did so before as well. */
export function goalStops(flow: FlowFacts): "never" | "from now on" | "as before" {
  if (flow.values.JumpToFinish !== true) return "never";
  return flowBefore(flow).JumpToFinish === true ? "as before" : "from now on";
}
