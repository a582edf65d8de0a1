import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { identityOf, nodesOf } from "../model/node.ts";
import type { FlowPlan } from "../model/plan.ts";
import { formatPointer } from "../source/pointer.ts";

/** What to remember of a flow: the server's ids of the nodes that have an id in the file. */
export function bindingOf(
  flow: Pick<FlowPlan, "key" | "nodes">,
  saved: EmailFlow,
  facts: { readonly applied: string; readonly commit: string },
): Binding {
  const identities = new Map(nodesOf(saved).map((node) => [formatPointer(node.pointer), identityOf(node)]));
  const ids = flow.nodes.map(({ id, pointer }): [string, string] => [id, identities.get(pointer) ?? ""]);
  return { key: flow.key, emailFlowId: saved.EmailFlowId, ids: Object.fromEntries(ids), ...facts };
}
