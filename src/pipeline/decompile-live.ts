import { type Decompilation, decompileFlow, type WrittenFlow } from "../decompile/decompile-flow.ts";
import type { NameWorld } from "../decompile/names.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { fetchNeeds, type Lookup } from "./resolve.ts";

/**
 * A live flow as a document with its names found: decompile, fetch what it turned out to need, decompile
 * again. Of a flow that has a file, `written` says what stands there.
 */
export async function decompileLive(
  flow: { readonly key: string; readonly carrier: EmailFlow },
  world: Pick<NameWorld, "flowKey"> & { readonly lookup: Lookup },
  written?: WrittenFlow,
): Promise<Outcome<Decompilation>> {
  const { flowKey, lookup } = world;
  const { lists, columns } = lookup;
  for (;;) {
    const decompiled = decompileFlow(flow, { flowKey, records: lists.records, catalogue: columns.catalogue }, written);
    if (decompiled.needs.lists.length === 0 && !columns.isMissing()) return success(decompiled);
    const problems = await fetchNeeds(decompiled.needs.lists, lookup);
    if (problems.length > 0) return failure(...problems);
  }
}
