import type { Plan } from "../../model/plan.ts";

/** How many people are cancelled for good at most. */
export function cancelledBy({ flows }: Pick<Plan, "flows">): number {
  return flows.reduce((sum, { cancels }) => sum + (cancels ?? 0), 0);
}
