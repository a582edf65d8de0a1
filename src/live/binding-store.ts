import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import type { Binding } from "../model/binding.ts";

/** Where bindings are kept: on the tenant, or in a file for tenants that do not allow it (design §3). */
export interface BindingStore {
  /** All bindings of the project by flow key, in one read. */
  read(): Promise<Outcome<ReadonlyMap<string, Binding>>>;
  /** Remembers one flow; undefined when it is written. */
  write(binding: Binding): Promise<Diagnostic | undefined>;
}
