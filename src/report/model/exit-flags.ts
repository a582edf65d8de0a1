import { leavesInTime } from "../../model/leaves-in-time.ts";
import type { Flagged } from "./flags.ts";

/** Words for an exit that comes or goes, also because time is up from now on, or never any more. */
export function exitFlags({ before, after }: Pick<Flagged, "before" | "after">): readonly string[] {
  const leaves = leavesInTime(after);
  if (leaves === leavesInTime(before)) return [];
  const { ExitToFlowId } = leaves ? after : before;
  return [leaves ? "STOPS PEOPLE" : "KEEPS PEOPLE", ...(Number(ExitToFlowId ?? 0) === 0 ? [] : ["OTHER WAY"])];
}
