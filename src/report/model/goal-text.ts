import type { Change } from "../../model/change.ts";
import type { Surroundings } from "./change-line.ts";
import { finishWays } from "./finish-ways.ts";
import { goalStops } from "./goal-stops.ts";
import { isNewFlow } from "./is-new-flow.ts";
import { recordText } from "./value-text.ts";

/** What happens with those who reach a goal, and where they go at the end. */
export function goalText(change: Change, surroundings: Surroundings): string | undefined {
  const { flow } = surroundings;
  if (isNewFlow(flow) || (change.action !== "add" && change.action !== "remove")) return undefined;
  const stays = change.action === "remove" && goalStops(flow) === "as before" ? ["stays and goes on"] : [];
  const parts = [...stays, ...finishText(change, surroundings)];
  if (parts.length === 0) return undefined;
  const others = change.action === "remove" && flow.path.after.some(({ kind }) => kind === "goal");
  return `From now on, who reaches it${others ? " and no other goal" : ""} ${parts.join(", and ")}.`;
}

/** Nothing where success and everything else lead to the same place. */
function finishText(change: Change, { flow, nameOf }: Surroundings): readonly string[] {
  const { before, after } = finishWays(change, flow);
  if (before === after) return [];
  const [was, is] = [recordText(before, "flow", nameOf), recordText(after, "flow", nameOf)];
  if (after === 0) return [`does not go to ${was} at the end any more`];
  return [`goes to ${is} at the end${before === 0 ? "" : ` instead of ${was}`}`];
}
