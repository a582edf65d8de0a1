import type { Pointer } from "../source/pointer.ts";
import type { EmailFlow } from "./email-flow.ts";
import type { NodeKind } from "./property.ts";

/** What the YAML says about one node beside its properties: who it is and where it stands. */
export interface AuthoredNode {
  readonly kind: NodeKind;
  /** Its id; undefined for the flow, for everyone else, and for events that were given none. */
  readonly id: string | undefined;
  /** The id that it had before. */
  readonly was: string | undefined;
  /** The node in the carrier. */
  readonly carrierPointer: Pointer;
  /** The node in the file. */
  readonly filePointer: Pointer;
  /** Properties whose live value stays, because the YAML is silent about them or says so. */
  readonly kept: readonly string[];
}

/** One flow, compiled: the carrier as plain JSON, and beside it what only the file knows. */
export interface CompiledFlow {
  readonly key: string;
  readonly file: string;
  /** Ids are 0, and ids of flows that the target does not have yet are negative. */
  readonly carrier: EmailFlow;
  /** The flow itself first, then every node in the order of the carrier. */
  readonly nodes: readonly AuthoredNode[];
}
