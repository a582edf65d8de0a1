import type { Change } from "../model/change.ts";
import type { Match } from "../model/match.ts";
import { type CarrierNode, identityOf } from "../model/node.ts";

/** The live node that a change takes away; undefined for every other change. */
export function removedNode({ action, node }: Change, { removed }: Match): CarrierNode | undefined {
  if (action !== "remove") return undefined;
  return removed.find((candidate) => identityOf(candidate) === identityOf(node));
}
