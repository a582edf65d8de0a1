import type { FlowNews } from "../model/flow-news.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { canonicalJson } from "../util/json.ts";

/** The flows to which the later plan does something else than the earlier one, in the order of the later one. */
export function newsSince(before: Pick<Plan, "flows">, after: Pick<Plan, "flows">): readonly FlowNews[] {
  const earlier = new Map(before.flows.map((flow) => [flow.key, flow]));
  const later = new Set(after.flows.map(({ key }) => key));
  const news = after.flows.flatMap((flow): FlowNews[] => {
    const old = earlier.get(flow.key);
    const { key, name, changes } = flow;
    if (old === undefined) return [{ key, name, what: "new", before: 0, after: changes.length }];
    if (isTakenOver(old, flow) || contentOf(old) === contentOf(flow)) return [];
    return [{ key, name, what: "changed", before: old.changes.length, after: changes.length }];
  });
  const settled = before.flows
    .filter(({ key }) => !later.has(key))
    .map(({ key, name, changes }): FlowNews => ({ key, name, what: "settled", before: changes.length, after: 0 }));
  return [...news, ...settled];
}

/** Whether the later part is the earlier one, but for the order in which flows are applied. */
function isTakenOver(before: FlowPlan, after: FlowPlan): boolean {
  const later = ({ references, laterReferences }: FlowPlan) => canonicalJson([references, laterReferences]);
  return before.changes === after.changes && before.payload === after.payload && later(before) === later(after);
}

/** Everything but where it stands in the file and when its people were counted. */
function contentOf({ people, changes, ...flow }: FlowPlan): string {
  const told = changes.map(({ source: _, ...change }) => change);
  return canonicalJson({ ...flow, people: people && { ...people, readAt: "" }, changes: told });
}
