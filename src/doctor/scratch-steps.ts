import { defaultsOf } from "../model/defaults.ts";
import type { JsonObject } from "../util/json.ts";

const dayFarAway = "[DT:12/31/2099 00:00:00.0000000]";

/** A wait of some days; it can run without anything else. */
export const wait = (days: number): JsonObject => ({
  ...defaultsOf("step", "WaitForTime"),
  TimeWaitAlgorithm: "NumIntervals",
  NumIntervals: days,
  IntervalType: "Days",
});

/** A wait that nobody comes out of before this day. */
export const waitForEver = (): JsonObject => ({
  ...defaultsOf("step", "WaitForTime"),
  TimeWaitAlgorithm: "UntilSpecified",
  Until: dayFarAway,
});

/** A notification to nobody: a step that may be removed while people stand before it. */
export const notice = (): JsonObject => ({
  ...defaultsOf("step", "NotifyByEmail"),
  To: "SpecificEmailAddress",
  Subject: "flowform probe",
  Text: "flowform probe",
});

/** A split by membership of no selection: one branch, and everyone else. */
export const split = (inBranch: readonly JsonObject[]): JsonObject => ({
  ...defaultsOf("step", "Split"),
  SplitOptionType: "SelectionMembership",
  Options: [
    { ...defaultsOf("option", "SelectionMembership"), Name: "Members", Steps: inBranch },
    { ...defaultsOf("option", "None"), Name: "Everyone else" },
  ],
});

/** Nobody who is in the flow gets any further before this day. */
export const farAway: JsonObject = { UseWorkflowStart: true, WorkflowStart: dayFarAway };
