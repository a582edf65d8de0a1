import * as lint from "../../diagnostic/lint.ts";
import { isoDateTime } from "../../model/date-text.ts";
import { isKept, settingPointer, stepsOf } from "../nodes.ts";
import type { Check } from "../rule.ts";

/** A wait until a moment after which people still come in: for them it is no wait. */
export const waitBeforeEnrolmentEnds: Check = (flow) => {
  const { UseEnrollmentEnd, EnrollmentEnd } = flow.carrier;
  const ends = UseEnrollmentEnd ? isoDateTime(EnrollmentEnd) : "";
  if (isKept(flow, "EnrollmentEnd")) return [];
  return stepsOf(flow).flatMap(({ step, node }) => {
    if (step.StepType !== "WaitForTime" || step.TimeWaitAlgorithm !== "UntilSpecified") return [];
    const until = isoDateTime(step.Until);
    if (until === "" || (ends !== "" && until >= ends)) return [];
    const end = ends === "" ? "enrolment never ends" : `enrolment ends on ${short(ends)}`;
    const origin = { file: flow.file, pointer: settingPointer(flow, node, "until") };
    return [lint.waitBeforeEnrolmentEnds(origin, short(until), end)];
  });
};

const short = (moment: string) => moment.replace(/:00$/, "");
