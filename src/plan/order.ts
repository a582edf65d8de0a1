import type { FlowPlan, PendingReference } from "../model/plan.ts";

/**
 * The order in which flows are applied: a flow that is created comes before those that refer to it; otherwise by
 * key. Where flows refer to each other in a circle, the reference that would have to wait becomes a later one,
 * filled in by one more save.
 */
export function inOrder(flows: readonly FlowPlan[]): readonly FlowPlan[] {
  const byKey = new Map(flows.map((flow) => [flow.key, flow]));
  const order: FlowPlan[] = [];
  const visited = new Set<string>();
  const visit = (flow: FlowPlan): void => {
    if (visited.has(flow.key)) return;
    visited.add(flow.key);
    for (const { flow: key } of flow.references) {
      const other = byKey.get(key);
      if (other !== undefined) visit(other);
    }
    order.push(flow);
  };
  for (const flow of flows.toSorted((a, b) => (a.key < b.key ? -1 : 1))) visit(flow);
  const places = new Map(order.map((flow, index) => [flow.key, index]));
  return order.map((flow, index) => splitReferences(flow, ({ flow: key }) => (places.get(key) ?? index) < index));
}

function splitReferences(flow: FlowPlan, ready: (reference: PendingReference) => boolean): FlowPlan {
  return {
    ...flow,
    references: flow.references.filter(ready),
    laterReferences: flow.references.filter((reference) => !ready(reference)),
  };
}
