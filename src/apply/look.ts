import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { listedButGone } from "../diagnostic/plan.ts";
import { findFlowsByName, getEmailFlow } from "../live/flows.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Connection } from "../model/http.ts";
import type { Intent } from "../model/intent.ts";
import type { Sight } from "./settle.ts";

/** Looks at what an intent is about. Whatever cannot be read is a failure: it is never taken for absent. */
export async function look(
  intent: Intent,
  { connection, bindings }: { readonly connection: Connection; readonly bindings: ReadonlyMap<string, Binding> },
): Promise<Outcome<Sight>> {
  const known = intent.kind === "create" ? bindings.get(intent.key)?.emailFlowId : intent.emailFlowId;
  if (known !== undefined) {
    const { value: live, diagnostics } = await getEmailFlow(connection, known);
    if (live === undefined) return failure(...diagnostics);
    if (live !== null || intent.kind === "update") return success({ flows: live === null ? [] : [live] });
  }
  return lookForCreated(intent, { connection, bindings });
}

/** Every flow of the name that no other key of the project is bound to, whole. */
async function lookForCreated(
  intent: Intent,
  { connection, bindings }: { readonly connection: Connection; readonly bindings: ReadonlyMap<string, Binding> },
): Promise<Outcome<Sight>> {
  const named = await findFlowsByName(connection, intent.name);
  if (named.value === undefined) return named;
  const taken = new Set([...bindings.values()].map(({ emailFlowId }) => emailFlowId));
  const flows: EmailFlow[] = [];
  for (const { emailFlowId } of named.value) {
    if (taken.has(emailFlowId)) continue;
    const { value: flow, diagnostics } = await getEmailFlow(connection, emailFlowId);
    if (flow === undefined) return failure(...diagnostics);
    if (flow === null) return failure(listedButGone(undefined, intent.name, emailFlowId));
    flows.push(flow);
  }
  return success({ flows });
}
