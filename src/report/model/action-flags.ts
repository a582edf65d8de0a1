import { nodeKey } from "../../model/flow-path.ts";
import type { Flagged } from "./flags.ts";
import { leavesInTime } from "./leaves-in-time.ts";
import { reachOf } from "./reach.ts";
import { splitsOf } from "./splits-of.ts";

/**
 * Words for an action that people wait for and that comes, goes or asks something else, where its wait stays: who does
 * it goes on at once, who does not goes on later, or leaves when the time is up.
 */
export function actionFlags({ change, before, after, flow }: Flagged): readonly string[] {
  const wait = splitsOf(flow.path, nodeKey(change.node));
  if (wait.before === undefined || wait.after === undefined) return [];
  const reach = reaches[change.action] ?? reachOf(before.RestrictionGroups, after.RestrictionGroups) ?? "other";
  if (!leavesInTime(wait.after.values)) return times[reach];
  // Nobody is kept where nobody left before.
  const ofExit = leavesInTime(wait.before.values)
    ? exits[reach]
    : exits[reach].filter((word) => word !== "KEEPS PEOPLE");
  return [...times[reach], ...ofExit];
}

const reaches: Readonly<Record<string, "more" | "fewer">> = { add: "more", remove: "fewer" };

const times = { more: ["SOONER"], fewer: ["LATER"], same: [], other: ["OTHER TIME"] } as const;
const exits: Readonly<Record<keyof typeof times, readonly string[]>> = {
  more: ["KEEPS PEOPLE"],
  fewer: ["STOPS PEOPLE"],
  same: [],
  other: ["STOPS PEOPLE", "KEEPS PEOPLE"],
};
