import type { Values } from "./aspects.ts";
import { atOnce, lengthOf, momentOf, never, type Time } from "./time-change.ts";

/** When a wait is over. */
export function waitOf({ TimeWaitAlgorithm, NumIntervals, IntervalType, Until }: Values): Time | undefined {
  if (TimeWaitAlgorithm === "NumIntervals") return lengthOf(NumIntervals, IntervalType);
  if (TimeWaitAlgorithm === "UntilSpecified") return momentOf(Until, atOnce);
  return TimeWaitAlgorithm === "UntilDateField" ? undefined : atOnce;
}

/** When a wait for an action ends without it. */
export function timeoutOf({ WaitForTimeout, ActionTimeout, TimeoutIntervalType }: Values): Time {
  return WaitForTimeout === true ? lengthOf(ActionTimeout, TimeoutIntervalType) : never;
}

/** When a flow begins. */
export function startOf({ UseWorkflowStart, WorkflowStart }: Values): Time {
  return UseWorkflowStart === true ? momentOf(WorkflowStart, atOnce) : atOnce;
}

/** When nobody enters any more. */
export function enrolmentEnd({ UseEnrollmentEnd, EnrollmentEnd }: Values): Time {
  return UseEnrollmentEnd === true ? momentOf(EnrollmentEnd, never) : never;
}
