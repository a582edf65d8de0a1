import { nodeKey, type PathNode } from "../../model/flow-path.ts";
import type { Flagged } from "./flags.ts";
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
  if (!leavesInTime(wait.after)) return times[reach];
  // Nobody is kept where nobody left before.
  const ofExit = leavesInTime(wait.before) ? exits[reach] : exits[reach].filter((word) => word !== "KEEPS PEOPLE");
  return [...times[reach], ...ofExit];
}

/** Whether people leave at a wait who do none of its actions in time. */
export function leavesInTime({ values }: PathNode): boolean {
  return values.ExitFlow === true && values.WaitForTimeout !== false;
}

const reaches: Readonly<Record<string, "more" | "fewer">> = { add: "more", remove: "fewer" };

const times = { more: ["SOONER"], fewer: ["LATER"], same: [], other: ["OTHER TIME"] } as const;
const exits: Readonly<Record<keyof typeof times, readonly string[]>> = {
  more: ["KEEPS PEOPLE"],
  fewer: ["STOPS PEOPLE"],
  same: [],
  other: ["STOPS PEOPLE", "KEEPS PEOPLE"],
};
