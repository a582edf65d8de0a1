import { compileFlow } from "../compile/compile-flow.ts";
import type { World } from "../compile/context.ts";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { ListReference, Values } from "../language/context.ts";
import type { ColumnCache } from "../live/column-cache.ts";
import type { ListCache } from "../live/list-cache.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";

/** What a flow's names are looked up in. */
export interface Lookup {
  readonly lists: ListCache;
  readonly columns: ColumnCache;
}

/**
 * Compiles a checked flow with its names resolved: compile, fetch the lists and columns that it turned out to need,
 * compile again.
 * Warnings about the file are not repeated; the check has given them.
 */
export async function resolveFlow(
  document: { readonly file: string; readonly value: Values },
  world: Omit<World, "records" | "catalogue">,
  { lists, columns }: Lookup,
): Promise<Outcome<CompiledFlow>> {
  for (;;) {
    const { flow, needs, diagnostics } = compileFlow(document, {
      ...world,
      records: lists.records,
      catalogue: columns.catalogue,
    });
    if (needs.lists.length === 0 && !columns.isMissing())
      return hasErrors(diagnostics)
        ? failure(...diagnostics.filter(({ severity }) => severity === "error"))
        : success(flow);
    const problems = await fetchNeeds(needs.lists, { lists, columns });
    if (problems.length > 0) return failure(...problems);
  }
}

/** Fetches what turned out to be needed; what went wrong, if something did. */
export async function fetchNeeds(
  needed: readonly ListReference[],
  { lists, columns }: Lookup,
): Promise<readonly Diagnostic[]> {
  const requests = needed.map(lists.fetch);
  return (await Promise.all(columns.isMissing() ? [...requests, columns.fetch()] : requests)).flat();
}
