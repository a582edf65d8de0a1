import type { Change } from "../model/change.ts";
import type { AuthoredNode } from "../model/compiled-flow.ts";
import type { Match, Pair } from "../model/match.ts";
import type { CarrierNode } from "../model/node.ts";
import { removedNode } from "./removed-node.ts";

/** What stands nearest to a node that goes. */
export interface Near {
  readonly authored: AuthoredNode;
  /** The property of the flow that a node stood in, where nothing nearer is there any more. */
  readonly list?: string;
}

/** The list that a node stood in, where that is the nearest. */
export const listOf = (near: Near | Pair) => ("list" in near ? near.list : undefined);
const lists: Readonly<Record<string, string>> = { trigger: "Triggers", goal: "Goals", step: "Steps" };

/** What is gone has no line any more; what stood before it, or what it stood in, has one when it is still there. */
export function authoredNear(change: Change, found: Match): Near | undefined {
  const gone = removedNode(change, found);
  for (let node = gone; node !== undefined; node = node.parent) {
    const before = lastBefore(node, found);
    if (before !== undefined) return { authored: before.authored };
    const around = found.pairs.find(({ live }) => live === node?.parent);
    const list = around?.authored.kind === "flow" ? lists[node.kind] : undefined;
    if (around !== undefined) return { authored: around.authored, ...(list === undefined ? {} : { list }) };
  }
  return undefined;
}

function lastBefore({ parent, kind, index }: CarrierNode, { pairs }: Match): Pair | undefined {
  const before = pairs.filter(({ live }) => live?.parent === parent && live?.kind === kind && live.index < index);
  return before.toSorted((a, b) => (a.live?.index ?? 0) - (b.live?.index ?? 0)).at(-1);
}
