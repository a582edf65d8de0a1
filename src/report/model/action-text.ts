import type { Change } from "../../model/change.ts";
import { nodeKey } from "../../model/flow-path.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";
import type { Surroundings } from "./change-line.ts";
import { splitsOf } from "./splits-of.ts";

/** Whether who does something goes on at once, and what becomes of who did so until now. */
export function actionText({ node, action }: Change, { flow }: Surroundings): string | undefined {
  const { before, after } = splitsOf(flow.path, nodeKey(node));
  if (before === undefined || after === undefined) return undefined;
  const leaves = leavesInTime(after.values);
  if (action === "add")
    return `From now on, who does this goes on at once${leaves ? ", and does not leave when the time is up" : ""}.`;
  if (action !== "remove") return undefined;
  const rest = leaves ? "; who does nothing else that counts leaves when the time is up" : "";
  return `From now on, who does this does not go on at once any more${rest}.`;
}
