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
}
