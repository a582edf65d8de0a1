import type { NodeKind } from "../../../model/property.ts";
import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";

/** A node that the flow holds already. */
export interface KnownNode {
  readonly kind: NodeKind;
  readonly type: string;
  readonly value: Row;
}

/** What reading a posted carrier works with. */
export interface Reading {
  readonly state: SandboxState;
  /** The nodes of the flow as it is stored, by `nodeKey`. */
  readonly known: ReadonlyMap<string, KnownNode>;
  /** The known nodes that the payload has brought so far. */
  readonly met: Set<string>;
  /** Takes down why the payload cannot be saved. */
  readonly refuse: (why: string) => void;
}

export const nodeKey = (kind: NodeKind, id: number): string => `${kind} ${id}`;
