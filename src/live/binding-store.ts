import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import type { Binding } from "../model/binding.ts";

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
