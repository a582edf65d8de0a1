import type { Values } from "./aspects.ts";
import { finishWays } from "./finish-ways.ts";
import type { Flagged } from "./flags.ts";
import { goalStops } from "./goal-stops.ts";
import { reachOf } from "./reach.ts";

/** Words for a goal that comes, goes or asks something else: who stops there, and who goes elsewhere at the end. */
export function goalFlags({ change, before, after, flow }: Flagged): readonly string[] {
  const reach = reaches[change.action] ?? reachOf(groupsOf(before), groupsOf(after)) ?? "other";
  if (reach === "same") return [];
  const ways = finishWays(change, flow);
  const stopping = stops[goalStops(flow)][reach];
  return [...stopping, ...(ways.before === ways.after ? [] : ["OTHER WAY"])];
}

const reaches: Readonly<Record<string, "more" | "fewer">> = { add: "more", remove: "fewer" };
const groupsOf = ({ RestrictionGroups }: Values) => RestrictionGroups;

const none = { more: [], fewer: [], other: [] };
const stops = {
  never: none,
  "from now on": { ...none, more: ["STOPS PEOPLE"], other: ["STOPS PEOPLE"] },
  "as before": { more: ["STOPS PEOPLE"], fewer: ["KEEPS PEOPLE"], other: ["STOPS PEOPLE", "KEEPS PEOPLE"] },
} as const;
