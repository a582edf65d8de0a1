import { type FlowPath, flattened, nodeKey, type PathNode } from "../../model/flow-path.ts";

/** The split that a branch belongs to, or the wait of an action, as it was and as it will be; undefined on a side that has none. */
export interface SplitSides {
  readonly before: PathNode | undefined;
  readonly after: PathNode | undefined;
}

/** Looks for the split around a branch, or the wait around an action, where that will be or else where it was. */
export function splitsOf({ before, after }: FlowPath, branch: string): SplitSides {
  const [was, is] = [flattened(before), flattened(after)];
  const holds = ({ children }: PathNode) => children.some((child) => nodeKey(child) === branch);
  const split = is.find(holds) ?? was.find(holds);
  const isIt = (node: PathNode) => split !== undefined && nodeKey(node) === nodeKey(split);
  return { before: was.find(isIt), after: is.find(isIt) };
}
