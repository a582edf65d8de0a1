import { nodeKey, type PathNode } from "../../model/flow-path.ts";

/** A node and those beside it; undefined where the side does not have it. */
export function siblingsOf(nodes: readonly PathNode[], key: string): readonly PathNode[] | undefined {
  if (nodes.some((node) => nodeKey(node) === key)) return nodes;
  for (const { children } of nodes) {
    const found = siblingsOf(children, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
