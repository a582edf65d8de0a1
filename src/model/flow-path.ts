import type { Json } from "../util/json.ts";
import { identityOf } from "./node.ts";
import type { NodeKind } from "./property.ts";

/** A node on the way that people take, with the few properties that it is told apart by. */
export interface PathNode {
  readonly kind: NodeKind;
  readonly type: string;
  /** The id in the file; empty where there is none. */
  readonly id: string;
  /** The server's id; 0 for a node that is not there yet. */
  readonly serverId: number;
  /** The way from the flow to the node in ids. */
  readonly path: string;
  readonly values: Readonly<Record<string, Json>>;
  readonly children: readonly PathNode[];
}

/** The triggers, goals and steps of a flow as they are and as they will be. */
export interface FlowPath {
  readonly before: readonly PathNode[];
  readonly after: readonly PathNode[];
}

/** One word per node: the same on both sides for a node that survives, and the same in the changes that speak of it. */
export function nodeKey({ kind, serverId, path }: Pick<PathNode, "kind" | "serverId" | "path">): string {
  return serverId > 0 ? identityOf({ kind, serverId }) : `${kind} ${path}`;
}

/** All nodes of a side, parents first. */
export function flattened(nodes: readonly PathNode[]): readonly PathNode[] {
  return nodes.flatMap((node) => [node, ...flattened(node.children)]);
}
