import type { FlowPlan } from "../model/plan.ts";

/** The order in which a whole plan is applied: what refers to a flow that goes is saved before. */
export function inOrderOfApplying(flows: readonly FlowPlan[]): readonly FlowPlan[] {
  return [...inOrder(flows.filter((flow) => !isPruned(flow))), ...flows.filter(isPruned)];
}

const isPruned = ({ action }: FlowPlan) => action === "release" || action === "end";

/**
 * The order in which flows with a file are applied: a flow that is created comes before those that refer to it; otherwise by
 * key. Where flows refer to each other in a circle, one of them goes first, and its reference becomes a later one,
 * filled in by one more save.
 */
export function inOrder(flows: readonly FlowPlan[]): readonly FlowPlan[] {
  const waiting = new Map(flows.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((flow) => [flow.key, flow]));
  const order: FlowPlan[] = [];
  const place = (flow: FlowPlan) => {
    waiting.delete(flow.key);
    order.push(splitReferences(flow, waiting));
  };
  while (waiting.size > 0) {
    const before = waiting.size;
    for (const flow of [...waiting.values()]) if (waitsForNobody(flow, waiting)) place(flow);
    if (waiting.size === before) place(mostWanted([...waiting.values()]));
  }
  return order;
}

type Waiting = ReadonlyMap<string, FlowPlan>;

/** Everything that it refers to is placed, but for itself. */
function waitsForNobody({ key, references }: FlowPlan, waiting: Waiting): boolean {
  return references.every(({ flow }) => flow === key || !waiting.has(flow));
}

/** In a circle, the flow that most others wait for goes first; the first by key among equals. */
function mostWanted(flows: readonly FlowPlan[]): FlowPlan {
  const wanted = new Map<string, number>();
  for (const { flow } of flows.flatMap(({ references }) => references)) wanted.set(flow, (wanted.get(flow) ?? 0) + 1);
  return flows.reduce((best, flow) => ((wanted.get(flow.key) ?? 0) > (wanted.get(best.key) ?? 0) ? flow : best));
}

/** What refers to a flow that is still to come, or to itself, must wait. */
function splitReferences(flow: FlowPlan, waiting: Waiting): FlowPlan {
  const later = flow.references.filter(({ flow: key }) => waiting.has(key) || key === flow.key);
  if (later.length === 0 && flow.laterReferences.length === 0) return flow;
  return {
    ...flow,
    references: flow.references.filter((reference) => !later.includes(reference)),
    laterReferences: later,
  };
}
