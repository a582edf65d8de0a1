import type { WorkflowTimeWaitIntervalType } from "../../../model/enums.ts";
import type { CarrierOf } from "../../../model/property.ts";
import type { stepProperties } from "../../../model/step.ts";
import { later } from "./interval.ts";
import { momentIn } from "./moment.ts";
import type { Outcome, Perform, Visit } from "./outcome.ts";

/** The last moment that .NET knows: nobody waits longer. */
const never = new Date("9999-12-31T23:59:59Z");

/** Who comes to a wait starts to wait; who has waited, for the engine wakes nobody early, goes on. */
const hasWaited = ({ instance }: Visit) => instance.WaitUntil !== null;

const started = ({ instance }: Visit) => new Date(instance.StepStarted);

export const waitForTime: Perform = (visit) => {
  if (hasWaited(visit)) return { go: "on" };
  const { TimeWaitAlgorithm, NumIntervals, IntervalType, Until } = visit.step.value as CarrierOf<
    (typeof stepProperties)["WaitForTime"]
  >;
  if (TimeWaitAlgorithm === "NumIntervals") return wait(later(started(visit), NumIntervals, IntervalType));
  const until = TimeWaitAlgorithm === "UntilSpecified" ? momentIn(Until, visit.flow, visit.state) : undefined;
  return until === undefined ? { go: "on" } : wait(until);
};

/** DOCUMENTED (superoffice-api.md G21): the time is up, or nothing ends the wait; nobody here clicks or submits. */
export const waitForAction: Perform = (visit) => {
  const step = visit.step.value as CarrierOf<(typeof stepProperties)["WaitForAction"]>;
  if (hasWaited(visit)) {
    const exit = { flowId: step.ExitToFlowId, selectionId: step.ExitToSelectionId };
    return step.ExitFlow ? { go: "out", exit } : { go: "on" };
  }
  const unit: WorkflowTimeWaitIntervalType = step.TimeoutIntervalType;
  return wait(step.WaitForTimeout ? later(started(visit), step.ActionTimeout, unit) : never);
};

const wait = (until: Date): Outcome => ({ go: "wait", until });
