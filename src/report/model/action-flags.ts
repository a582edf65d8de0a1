import { nodeKey } from "../../model/flow-path.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";
import { changeReach } from "./change-reach.ts";
import type { Flagged } from "./flags.ts";
import { splitsOf } from "./splits-of.ts";

/**
 * Words for an action that people wait for and that comes, goes or asks something else, where its wait stays: who does
 * it goes on at once, who does not goes on later, or leaves when the time is up.
 */
export function actionFlags(row: Flagged): readonly string[] {
  const wait = splitsOf(row.flow.path, nodeKey(row.change.node));
  if (wait.before === undefined || wait.after === undefined) return [];
  const reach = changeReach(row);
  if (!leavesInTime(wait.after.values)) return times[reach];
  // Nobody is kept where nobody left before.
  const ofExit = leavesInTime(wait.before.values)
    ? exits[reach]
    : exits[reach].filter((word) => word !== "KEEPS PEOPLE");
  return [...times[reach], ...ofExit];
}

const times = { more: ["SOONER"], fewer: ["LATER"], same: [], other: ["OTHER TIME"] } as const;
const exits: Readonly<Record<keyof typeof times, readonly string[]>> = {
  more: ["KEEPS PEOPLE"],
  fewer: ["STOPS PEOPLE"],
  same: [],
  other: ["STOPS PEOPLE", "KEEPS PEOPLE"],
};
