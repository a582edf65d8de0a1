import type { Change } from "./change.ts";
import type { AuthoredNode } from "./compiled-flow.ts";
import type { CarrierNode } from "./node.ts";

/** One node of the file, with the live node that it is; undefined for a node that is new. */
export interface Pair {
  readonly desired: CarrierNode;
  readonly authored: AuthoredNode;
  readonly live: CarrierNode | undefined;
}

/** Which nodes are the same on both sides, which are new, and which are gone. */
export interface Match {
  /** In document order of the file, the flow itself first. */
  readonly pairs: readonly Pair[];
  /** Live nodes that the file does not have, in document order. */
  readonly removed: readonly CarrierNode[];
}

/** Live nodes (kind and id, see `identityOf`) by id in the file, as the last apply remembered them. */
export type KnownIds = Readonly<Record<string, string>>;

/** A change together with the pair that it came from; a removal has none. */
export interface FoundChange {
  readonly change: Change;
  readonly pair: Pair | undefined;
}
