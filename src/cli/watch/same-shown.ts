import { isDeepStrictEqual } from "node:util";
import type { Outcome } from "../../diagnostic/diagnostic.ts";
import type { Plan } from "../../model/plan.ts";

/** Whether a run says word for word what another one says, but for when people were counted. */
export function isSameShown(before: Outcome<Plan>, after: Outcome<Plan>): boolean {
  if (before.value === undefined || after.value === undefined)
    return before.value === after.value && isDeepStrictEqual(before.diagnostics, after.diagnostics);
  return isDeepStrictEqual(withoutTimes(before.value), withoutTimes(after.value));
}

const withoutTimes = (plan: Plan) => ({
  ...plan,
  flows: plan.flows.map((flow) => ({ ...flow, people: flow.people && { ...flow.people, readAt: "" } })),
});
