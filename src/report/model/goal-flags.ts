import { changeReach } from "./change-reach.ts";
import { finishWays } from "./finish-ways.ts";
import type { Flagged } from "./flags.ts";
import { goalStops } from "./goal-stops.ts";

/** Words for a goal that comes, goes or asks something else: who stops there, and who goes elsewhere at the end. */
export function goalFlags(row: Flagged): readonly string[] {
  const reach = changeReach(row);
  if (reach === "same") return [];
  const ways = finishWays(row.change, row.flow);
  const stopping = stops[goalStops(row.flow)][reach];
  return [...stopping, ...(ways.before === ways.after ? [] : ["OTHER WAY"])];
}

const none = { more: [], fewer: [], other: [] };
const stops = {
  never: none,
  "from now on": { ...none, more: ["STOPS PEOPLE"], other: ["STOPS PEOPLE"] },
  "as before": { more: ["STOPS PEOPLE"], fewer: ["KEEPS PEOPLE"], other: ["STOPS PEOPLE", "KEEPS PEOPLE"] },
} as const;
