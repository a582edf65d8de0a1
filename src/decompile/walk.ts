import type { Values } from "../language/context.ts";
import type { Written } from "../language/field.ts";
import type { BoundNode } from "../model/plan.ts";
import { formatPointer, type Pointer } from "../source/pointer.ts";
import type { JsonObject } from "../util/json.ts";
import type { CollectingNames } from "./names.ts";

/** What a file says of a node today. */
export interface WrittenNode extends Written {
  readonly id: string | undefined;
}

/** What the walk over a carrier carries along: where it is, and the list of bound nodes that it fills. */
export interface Walk {
  readonly names: CollectingNames;
  readonly nodes: BoundNode[];
  readonly carrierAt: Pointer;
  /** An id that no other node has, made of a text; the other text where the first has no letters. */
  readonly freshId: (text: string, otherwise: string) => string;
  /** What the file says of the node at a JSON Pointer into the carrier. */
  readonly written: (pointer: string) => WrittenNode | undefined;
  /** Steps hold branches and branches hold steps; the root ties the knot. */
  readonly decompileSteps: (steps: readonly JsonObject[], walk: Walk) => readonly Values[];
}

/** The walk one child deeper. */
export function descend(walk: Walk, ...carrierAt: Pointer): Walk {
  return { ...walk, carrierAt: walk.carrierAt.concat(carrierAt) };
}

/** What the file says of the node that the walk stands on. */
export function writtenHere({ written, carrierAt }: Walk): WrittenNode | undefined {
  return written(formatPointer(carrierAt));
}

/** Notes the id under which the node that the walk stands on is remembered. */
export function bind({ nodes, carrierAt }: Walk, id: string): void {
  nodes.push({ id, pointer: formatPointer(carrierAt) });
}
