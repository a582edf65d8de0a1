import type { WorkflowTimeWaitAlgorithm } from "../../model/enums.ts";
import type { Field } from "../field.ts";
import { intervalPattern, parseInterval } from "../fields/duration.ts";
import { localDateTime, momentPattern, parseMoment } from "../fields/moment.ts";
import { choice } from "../fields/scalar.ts";
import type { StepKeyword } from "../step-keyword.ts";

const byInterval: WorkflowTimeWaitAlgorithm = "NumIntervals";
const byMoment: WorkflowTimeWaitAlgorithm = "UntilSpecified";

const forInterval: Field<string> = {
  properties: ["NumIntervals", "IntervalType"],
  schema: {
    type: "string",
    pattern: intervalPattern,
    description: "How long to wait: a number and seconds, minutes, hours, working days, days or weeks.",
    examples: ["3 days", "2 working days"],
  },
  compile: (value) => {
    const { count, unit } = parseInterval(value);
    return { TimeWaitAlgorithm: byInterval, NumIntervals: count, IntervalType: unit };
  },
};

const until: Field<string> = {
  properties: ["Until"],
  schema: {
    type: "string",
    pattern: momentPattern,
    description: "The moment to wait for, in the flow's time zone.",
    examples: ["2026-12-01 08:00"],
  },
  compile: (value, place) => ({ TimeWaitAlgorithm: byMoment, Until: localDateTime(parseMoment(value, place)) }),
};

const algorithms: Readonly<Record<string, WorkflowTimeWaitAlgorithm>> = {
  notSet: "None",
  interval: byInterval,
  moment: byMoment,
  dateField: "UntilDateField",
};

export const wait: StepKeyword = {
  type: "WaitForTime",
  words: { description: "Waits for some time, or until a moment.", example: "3 days" },
  shorthand: "for",
  fields: {
    for: forInterval,
    until,
    by: choice("TimeWaitAlgorithm", algorithms, {
      description: "The rule, where both an interval and a moment are kept; else it follows from what is written.",
      example: "moment",
    }),
  },
};
