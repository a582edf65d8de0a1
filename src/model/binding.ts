import type { WorkflowDefinitionStatus } from "./enums.ts";

/** One node of a live flow as the last apply left it. */
export interface BaseNode {
  /** Kind and server id (see `identityOf`). */
  readonly identity: string;
  /** How deep it stands; 0 for the flow itself. The nodes come in document order, so that this tells the whole tree. */
  readonly depth: number;
  /** A short hash of its own properties (see `markOf`). */
  readonly mark: string;
}

/** The live flow as the last apply left it, as far as it is needed to tell which side has changed since. */
export interface Base {
  readonly status: WorkflowDefinitionStatus;
  readonly nodes: readonly BaseNode[];
}

/** What Flowform remembers of a flow that it manages; kept on the target itself (design §3). */
export interface Binding {
  readonly key: string;
  readonly emailFlowId: number;
  /** Steps, branches and events (kind and server id, see `identityOf`) by their id in the file. */
  readonly ids: Readonly<Record<string, string>>;
  /** The fingerprint of the live flow as the last apply left it. */
  readonly applied: string;
  /** The git commit that was applied; empty when it is not known. */
  readonly commit: string;
  /** How many applies have changed the flow; absent where an older Flowform wrote it. A saved plan fits only its own count. */
  readonly serial?: number | undefined;
  /** Absent where an older Flowform wrote it: which side has changed can then not be told for each change. */
  readonly base?: Base | undefined;
}
