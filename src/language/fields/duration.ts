import type { WorkflowTimeWaitIntervalType } from "../../model/enums.ts";

/** The units that a wait can be counted in, as people write them. */
export const intervalUnits: Readonly<Record<string, WorkflowTimeWaitIntervalType>> = {
  notSet: "None",
  second: "Seconds",
  minute: "Minutes",
  hour: "Hours",
  "working day": "WorkingDays",
  day: "Days",
  week: "Weeks",
};

/** "3 days", "1 week", "2 working days"; "5 notSet" where SuperOffice has a number without a unit. */
export const intervalPattern = "^[0-9]{1,10} (notSet|second|minute|hour|working day|day|week)s?$";

/** A count and its unit, from text that has the form of `intervalPattern`. */
export function parseInterval(written: string): {
  readonly count: number;
  readonly unit: WorkflowTimeWaitIntervalType;
} {
  const space = written.indexOf(" ");
  const unit = written.slice(space + 1).replace(/s$/, "");
  return { count: Number(written.slice(0, space)), unit: intervalUnits[unit] ?? "None" };
}

const secondsPerUnit: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

/** "45 minutes", "1 hour": lengths of time whose seconds do not depend on a calendar. */
export const durationPattern = "^[0-9]{1,10} (second|minute|hour|day|week)s?$";

/** Seconds of a text that has the form of `durationPattern`. */
export function parseDuration(written: string): number {
  const space = written.indexOf(" ");
  return Number(written.slice(0, space)) * (secondsPerUnit[written.slice(space + 1).replace(/s$/, "")] ?? 0);
}

/** The reverse of `parseInterval`: "1 day", "3 days"; undefined for a unit that nobody knows. */
export function intervalText(count: unknown, unit: unknown): string | undefined {
  const word = Object.keys(intervalUnits).find((known) => intervalUnits[known] === unit);
  return word === undefined ? undefined : counted(Number(count), word);
}

/** The reverse of `parseDuration`, in the largest unit that leaves no rest. */
export function durationText(seconds: number): string | undefined {
  const [unit, length] =
    Object.entries(secondsPerUnit).findLast(([, each]) => seconds >= each && seconds % each === 0) ?? [];
  return unit === undefined || length === undefined ? undefined : counted(seconds / length, unit);
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 || unit === "notSet" ? "" : "s"}`;
}
