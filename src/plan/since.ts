import type { FlowNews } from "../model/flow-news.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { canonicalJson } from "../util/json.ts";
import { doneTo } from "./done-to.ts";

type Compared = Pick<Plan, "flows" | "released">;

/**
 * The flows to which the later plan does something else than the earlier one, in the order of the later one, and those
 * that have left git or come back to it.
 */
export function newsSince(before: Compared, after: Compared): readonly FlowNews[] {
  const earlier = new Map(before.flows.map((flow) => [flow.key, flow]));
  const later = new Set(after.flows.map(({ key }) => key));
  const left = after.released.filter((key) => !before.released.includes(key) && !later.has(key));
  const news = after.flows.flatMap((flow): FlowNews[] => {
    const old = earlier.get(flow.key);
    const { key, name, changes } = flow;
    if (old === undefined) return [{ key, name, what: "new", before: 0, after: changes.length }];
    if (isTakenOver(old, flow) || contentOf(old) === contentOf(flow)) return [];
    return [{ key, name, what: "changed", before: old.changes.length, after: changes.length }];
  });
  const settled = before.flows
    .filter(({ key }) => !later.has(key) && !left.includes(key))
    .map(({ key, name, changes }): FlowNews => ({ key, name, what: "settled", before: changes.length, after: 0 }));
  const back = before.released.filter((key) => !after.released.includes(key) && !later.has(key) && !earlier.has(key));
  const withoutFile = (what: "left" | "back") => (key: string) => {
    const { name, changes } = earlier.get(key) ?? { name: key, changes: [] };
    return { key, name, what, before: changes.length, after: 0 };
  };
  return [...news, ...settled, ...left.map(withoutFile("left")), ...back.map(withoutFile("back"))];
}

/** Whether the later part is the earlier one, but for the order in which flows are applied. */
function isTakenOver(before: FlowPlan, after: FlowPlan): boolean {
  const later = ({ references, laterReferences }: FlowPlan) => canonicalJson([references, laterReferences]);
  return before.changes === after.changes && before.payload === after.payload && later(before) === later(after);
}

/** What would be done and who is inside, but for when they were counted. */
function contentOf(flow: FlowPlan): string {
  const { people } = flow;
  return canonicalJson({ done: doneTo(flow), people: people && { ...people, readAt: "" } });
}
