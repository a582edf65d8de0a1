import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import type { Binding } from "../model/binding.ts";
import type { Intent, Lease, Memory, Unreadable } from "../model/intent.ts";

/** Where bindings are kept: on the tenant, or in a file for tenants that do not allow it (design §3). */
export interface BindingStore {
  /** All bindings of the project by flow key, in one read. */
  read(): Promise<Outcome<ReadonlyMap<string, Binding>>>;
  /** Live flows that other projects remember on the same target: the project by the flow's id. */
  readOthers(): Promise<Outcome<ReadonlyMap<number, string>>>;
  /** Whether flows can be remembered at all, asked before the first save; undefined when they can. */
  ready(): Promise<Diagnostic | undefined>;
  /** Remembers one flow; undefined when it is written. */
  write(binding: Binding): Promise<Diagnostic | undefined>;
}

/** The same place also keeps what is under way, and who is at it. Each write returns undefined when it is done. */
export interface MemoryStore extends BindingStore {
  /** Crosses out what is remembered of a flow, which then is nobody's. */
  forget(key: string): Promise<Diagnostic | undefined>;
  /** All of it, in one read. */
  recall(): Promise<Outcome<Memory>>;
  writeIntent(intent: Intent): Promise<Diagnostic | undefined>;
  /** Crosses out the intent of a flow. */
  clearIntent(key: string): Promise<Diagnostic | undefined>;
  /** The lease alone, fresh. */
  readLease(): Promise<Outcome<Lease | Unreadable | undefined>>;
  /** Takes, renews or (undefined) gives back the lease. */
  writeLease(lease: Lease | undefined): Promise<Diagnostic | undefined>;
}
