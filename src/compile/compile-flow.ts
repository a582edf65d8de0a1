import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Values } from "../language/context.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { collectingContext, type Needs, type World } from "./context.ts";
import { compileRoot } from "./root.ts";

/** A compiled flow with what is wrong with it, and what must still be found out before it is final. */
export interface Compilation {
  readonly flow: CompiledFlow;
  readonly needs: Needs;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a document that the schema allows into one EmailFlow that embeds its triggers, goals and steps.
 * Deterministic: the same document and world give the same carrier. As long as `needs` is not empty, ids of
 * unknown names are 0; fetch what is needed and compile again.
 */
export function compileFlow(document: { readonly file: string; readonly value: Values }, world: World): Compilation {
  const context = collectingContext(document.file, world);
  const { carrier, nodes } = compileRoot(document.value, context);
  return {
    flow: { key: String(document.value.flow), file: document.file, carrier: carrier as unknown as EmailFlow, nodes },
    needs: { lists: [...context.needs.values()] },
    diagnostics: context.diagnostics,
  };
}
