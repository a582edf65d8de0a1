import type { WorkflowTimeWaitAlgorithm } from "../../model/enums.ts";
import { type Field, isDefault } from "../field.ts";
import { intervalPattern, intervalText, parseInterval } from "../fields/duration.ts";
import { localDateTime, momentPattern, momentText, parseMoment } from "../fields/moment.ts";
import { choice, wordFor } from "../fields/scalar.ts";
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
  decompile: (reading) => {
    if (isDefault(reading, "NumIntervals", "IntervalType")) return undefined;
    return intervalText(reading.values.NumIntervals, reading.values.IntervalType);
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
  decompile: ({ values }) => momentText(values.Until),
};

const algorithms: Readonly<Record<string, WorkflowTimeWaitAlgorithm>> = {
  notSet: "None",
  interval: byInterval,
  moment: byMoment,
  dateField: "UntilDateField",
};

const rule: Field<string> = {
  ...choice("TimeWaitAlgorithm", algorithms, {
    description: "The rule, where both an interval and a moment are kept; else it follows from what is written.",
    example: "moment",
  }),
  decompile: (reading) => {
    const written = [
      [until.decompile(reading), byMoment],
      [forInterval.decompile(reading), byInterval],
    ].find(([value]) => value !== undefined);
    const { TimeWaitAlgorithm, NumIntervals } = reading.values;
    const nothing = TimeWaitAlgorithm === byInterval && NumIntervals === 0;
    return TimeWaitAlgorithm === written?.[1] && !nothing ? undefined : wordFor(algorithms, TimeWaitAlgorithm);
  },
};

export const wait: StepKeyword = {
  type: "WaitForTime",
  words: { description: "Waits for some time, or until a moment.", example: "3 days" },
  shorthand: "for",
  fields: {
    for: forInterval,
    until,
    by: rule,
  },
};
