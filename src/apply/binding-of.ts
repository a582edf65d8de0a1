import { baseOf } from "../diff/base.ts";
import { appliedMark } from "../diff/content.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { identityOf, nodesOf } from "../model/node.ts";
import type { FlowPlan } from "../model/plan.ts";
import { formatPointer } from "../source/pointer.ts";
import { inSentOrder } from "./in-sent-order.ts";

/** What to remember of a flow: the server's ids of the nodes that have an id in the file. */
export function bindingOf(
  flow: Pick<FlowPlan, "key" | "nodes" | "payload">,
  saved: EmailFlow,
  { hash, ...facts }: Pick<Binding, "commit" | "serial"> & { readonly hash: (text: string) => string },
): Binding {
  const marks = { applied: appliedMark(saved, hash), base: baseOf(saved, hash) };
  return { key: flow.key, emailFlowId: saved.EmailFlowId, ids: idsOf(flow, saved), ...facts, ...marks };
}

/** The count of an apply that has changed a flow: one more than what was remembered when it began. */
export const nextSerial = (binding: Binding | undefined): number => (binding?.serial ?? 0) + 1;

/** The server's ids by the ids of the file. */
export function idsOf(flow: Pick<FlowPlan, "nodes" | "payload">, saved: EmailFlow): Binding["ids"] {
  const placed = flow.payload === null ? saved : inSentOrder(flow.payload, saved);
  const identities = new Map(nodesOf(placed).map((node) => [formatPointer(node.pointer), identityOf(node)]));
  const ids = flow.nodes.map(({ id, pointer }): [string, string] => [id, identities.get(pointer) ?? ""]);
  return Object.fromEntries(ids);
}
