import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Catalogue } from "../language/conditions/column.ts";
import { tenantCatalogue } from "../language/conditions/tenant-catalogue.ts";
import type { Connection } from "../model/http.ts";
import { getColumns } from "./columns.ts";

/** The columns of one run. Those of a tenant's own fields are asked for once, and only when a flow names one of them. */
export interface ColumnCache {
  readonly catalogue: Catalogue;
  /** Whether a column has been looked up of which only the target knows more than the name, and it was not asked yet. */
  isMissing(): boolean;
  /** Asks the target unless that has been done or is under way; what went wrong, if something did. */
  fetch(): Promise<readonly Diagnostic[]>;
}

/** Columns that are all known. */
export function knownColumns(catalogue: Catalogue): ColumnCache {
  return { catalogue, isMissing: () => false, fetch: async () => [] };
}

/** What a catalogue knows, with what it leaves open taken from the target. */
export function columnCache(
  known: Catalogue,
  target: { readonly name: string; readonly connection: Connection; readonly parallelism: number },
): ColumnCache {
  // A catalogue that came from a target leaves nothing open.
  if (known.target !== "") return knownColumns(known);
  let own: Catalogue | undefined;
  let isAsked = false;
  let request: Promise<readonly Diagnostic[]> | undefined;
  const isOpen = (name: string) => {
    const column = known.find(name);
    const open = column !== undefined && column.type === undefined;
    isAsked ||= open;
    return open;
  };
  const catalogueOf = (name: string) => (isOpen(name) ? (own ?? known) : known);
  const read = async () => {
    const { value, diagnostics } = await getColumns(target.connection, target.parallelism);
    if (value !== undefined) own = tenantCatalogue(target.name, value);
    return diagnostics;
  };
  return {
    catalogue: {
      target: known.target,
      find: (name) => catalogueOf(name).find(name),
      isShownOnly: (name) => catalogueOf(name).isShownOnly(name),
      names: () => (own === undefined ? known.names() : [...new Set([...known.names(), ...own.names()])]),
      lists: (column, operator) => catalogueOf(column.name).lists(column, operator),
    },
    isMissing: () => isAsked && own === undefined,
    fetch: () => {
      request ??= read();
      return request;
    },
  };
}
