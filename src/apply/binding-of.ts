import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { nodesOf } from "../model/node.ts";
import type { FlowPlan } from "../model/plan.ts";
import { formatPointer } from "../source/pointer.ts";

/** What to remember of a flow: the server's ids of the nodes that have an id in the file. */
export function bindingOf(
  flow: FlowPlan,
  saved: EmailFlow,
  facts: { readonly applied: string; readonly commit: string },
): Binding {
  const serverIds = new Map(nodesOf(saved).map((node) => [formatPointer(node.pointer), node.serverId]));
  const ids = flow.nodes.map(({ id, pointer }): [string, number] => [id, serverIds.get(pointer) ?? 0]);
  return { key: flow.key, emailFlowId: saved.EmailFlowId, ids: Object.fromEntries(ids), ...facts };
}
