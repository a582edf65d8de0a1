import type { Plan } from "../../model/plan.ts";

/** Keys of flows that left git and to which this plan does nothing. */
export function leftAlone({ released, flows }: Pick<Plan, "released" | "flows">): readonly string[] {
  const pruned = new Set(flows.map(({ key }) => key));
  return released.filter((key) => !pruned.has(key));
}
