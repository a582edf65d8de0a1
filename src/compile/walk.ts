import type { Context, Values } from "../language/context.ts";
import type { AuthoredNode } from "../model/compiled-flow.ts";
import type { Pointer } from "../source/pointer.ts";

/** What the walk over a flow carries along: where it is in both trees, and the list of nodes that it fills. */
export interface Walk {
  readonly context: Context;
  readonly nodes: AuthoredNode[];
  /** In the file. */
  readonly at: Pointer;
  /** In the carrier. */
  readonly carrierAt: Pointer;
  /** Steps hold branches and branches hold steps; the root ties the knot. */
  readonly compileSteps: (steps: readonly Values[], walk: Walk) => readonly Values[];
}

/** The walk one child deeper in both trees. */
export function descend(walk: Walk, at: Pointer, carrierAt: Pointer): Walk {
  const { context, nodes, compileSteps } = walk;
  return { context, nodes, at: walk.at.concat(at), carrierAt: walk.carrierAt.concat(carrierAt), compileSteps };
}

/** Notes the node that the walk stands on. */
export function note(
  walk: Walk,
  kind: AuthoredNode["kind"],
  facts: { authored: Values; kept: readonly string[] },
): void {
  const { id, was } = facts.authored as { id?: string; was?: string };
  walk.nodes.push({ kind, id, was, carrierPointer: walk.carrierAt, filePointer: walk.at, kept: facts.kept });
}
