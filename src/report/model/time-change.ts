import { momentText, nothing } from "./value-text.ts";

/** When something happens: after a length of time, at a moment, or never. */
export type Time =
  | { readonly count: number; readonly unit: string }
  | { readonly moment: string }
  | { readonly never: true };

export const atOnce: Time = { count: 0, unit: "Seconds" };
export const never: Time = { never: true };

/** A length of time; none of it is at once. */
export function lengthOf(count: unknown, unit: unknown): Time {
  return Number(count ?? 0) === 0 || unit === "None" ? atOnce : { count: Number(count), unit: String(unit) };
}

/** A moment, or `otherwise` where none is set. */
export function momentOf(value: unknown, otherwise: Time): Time {
  const moment = momentText(value);
  return moment === nothing ? otherwise : { moment };
}

/** Whether one time comes after another one for everybody; undefined when that depends, or is the same. */
export function isLater(before: Time, after: Time): boolean | undefined {
  if ("never" in before || "never" in after)
    return "never" in before && "never" in after ? undefined : "never" in after;
  if ("moment" in before && "moment" in after)
    return before.moment === after.moment ? undefined : after.moment > before.moment;
  if ("moment" in before || "moment" in after) return againstMoment(before, after);
  if (before.unit === after.unit) return before.count === after.count ? undefined : after.count > before.count;
  const [was, is] = [daysOf(before), daysOf(after)];
  if (is.least > was.most) return true;
  return is.most < was.least ? false : undefined;
}

/** Only a time of no length is surely before a moment. */
function againstMoment(before: Time, after: Time): boolean | undefined {
  if ("count" in before && before.count === 0) return true;
  return "count" in after && after.count === 0 ? false : undefined;
}

const inDays: Readonly<Record<string, number>> = {
  Seconds: 1 / 86_400,
  Minutes: 1 / 1440,
  Hours: 1 / 24,
  WorkingDays: 1,
  Days: 1,
  Weeks: 7,
};

/** Working days take as many days or more: a weekend lies between each five of them, and perhaps before the first. */
function daysOf({ count, unit }: { readonly count: number; readonly unit: string }) {
  const least = count * (inDays[unit] ?? 0);
  return { least, most: unit === "WorkingDays" ? least + 2 * Math.ceil(count / 5) : least };
}
