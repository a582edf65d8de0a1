import { compileFlow } from "../compile/compile-flow.ts";
import type { World } from "../compile/context.ts";
import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Values } from "../language/context.ts";
import type { ListCache } from "../live/list-cache.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";

/**
 * Compiles a checked flow with its names resolved: compile, fetch the lists that it turned out to need, compile again.
 * Warnings about the file are not repeated; the check has given them.
 */
export async function resolveFlow(
  document: { readonly file: string; readonly value: Values },
  world: Omit<World, "records">,
  lists: ListCache,
): Promise<Outcome<CompiledFlow>> {
  for (;;) {
    const { flow, needs, diagnostics } = compileFlow(document, { ...world, records: lists.records });
    if (needs.lists.length === 0)
      return hasErrors(diagnostics)
        ? failure(...diagnostics.filter(({ severity }) => severity === "error"))
        : success(flow);
    const problems = (await Promise.all(needs.lists.map(lists.fetch))).flat();
    if (problems.length > 0) return failure(...problems);
  }
}
