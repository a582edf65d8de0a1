import { type Decompilation, decompileFlow, type WrittenFlow } from "../decompile/decompile-flow.ts";
import type { NameWorld } from "../decompile/names.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { ListCache } from "../live/list-cache.ts";
import type { EmailFlow } from "../model/email-flow.ts";

/**
 * A live flow as a document with its names found: decompile, fetch the lists that it turned out to need, decompile
 * again. Of a flow that has a file, `written` says what stands there.
 */
export async function decompileLive(
  flow: { readonly key: string; readonly carrier: EmailFlow },
  world: Pick<NameWorld, "flowKey"> & { readonly lists: ListCache },
  written?: WrittenFlow,
): Promise<Outcome<Decompilation>> {
  const { flowKey, lists } = world;
  for (;;) {
    const decompiled = decompileFlow(flow, { flowKey, records: lists.records }, written);
    if (decompiled.needs.lists.length === 0) return success(decompiled);
    const problems = (await Promise.all(decompiled.needs.lists.map(lists.fetch))).flat();
    if (problems.length > 0) return failure(...problems);
  }
}
