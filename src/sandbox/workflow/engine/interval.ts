import type { WorkflowTimeWaitIntervalType } from "../../../model/enums.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

type Add = (from: Date, count: number) => Date;
const add =
  (unit: number): Add =>
  (from, count) =>
    new Date(from.getTime() + count * unit);

/** Monday to Friday count; holidays are not known. */
const workingDays: Add = (from, count) => {
  let moment = from;
  for (let left = count; left > 0; ) {
    moment = new Date(moment.getTime() + day);
    if (moment.getUTCDay() % 6 !== 0) left--;
  }
  return moment;
};

const adders: Readonly<Record<WorkflowTimeWaitIntervalType, Add>> = {
  None: add(0),
  Seconds: add(1000),
  Minutes: add(minute),
  Hours: add(60 * minute),
  WorkingDays: workingDays,
  Days: add(day),
  Weeks: add(7 * day),
};

/** The instant some intervals later. */
export function later(from: Date, count: number, unit: WorkflowTimeWaitIntervalType): Date {
  return adders[unit](from, count);
}
