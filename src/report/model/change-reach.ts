import type { Flagged } from "./flags.ts";
import { reachOf } from "./reach.ts";

/** Whether more or fewer people do what a node waits for, now that it comes, goes or asks something else. */
export function changeReach({ change, before, after }: Pick<Flagged, "change" | "before" | "after">) {
  if (change.action === "add") return "more";
  if (change.action === "remove") return "fewer";
  return reachOf(before.RestrictionGroups, after.RestrictionGroups) ?? "other";
}
