import { type FlowPath, nodeKey, type PathNode } from "../../model/flow-path.ts";
import type { FlowFacts } from "./flags.ts";
import { isSameWay } from "./same-ways.ts";

/** The branches that lead to a step, on either side only those that do not lead there on the other. */
export interface MovedGates {
  readonly before: readonly PathNode[];
  readonly after: readonly PathNode[];
}

/** Through which branches people came to a step that moves and do not need to any more, and the other way round. */
export function movedGates(flow: FlowFacts, key: string): MovedGates {
  const { before, after } = gatesOf(flow.path, key);
  return {
    before: before.filter((was) => !after.some((is) => isSameWay(was, is, flow))),
    after: after.filter((is) => !before.some((was) => isSameWay(was, is, flow))),
  };
}

/** Nothing where a side does not have the step. */
function gatesOf({ before, after }: FlowPath, key: string): MovedGates {
  const [was, is] = [before, after].map((side) => pathTo(side, key)?.filter(isGate));
  return was === undefined || is === undefined ? { before: [], after: [] } : { before: was, after: is };
}

const isGate = ({ kind }: PathNode) => kind === "option";

/** What stands around a node, from the outermost inwards. */
function pathTo(nodes: readonly PathNode[], key: string): readonly PathNode[] | undefined {
  for (const node of nodes) {
    if (nodeKey(node) === key) return [];
    const below = pathTo(node.children, key);
    if (below !== undefined) return [node, ...below];
  }
  return undefined;
}
