import * as meaning from "../../diagnostic/meaning.ts";
import { isoDateTime } from "../../model/date-text.ts";
import type { Place } from "../context.ts";

/** "2026-12-01" or "2026-12-01 08:00", in the flow's own time zone. */
export const momentPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$";

/** "2026-12-01". */
export const dayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/** "08:00" on a 24-hour clock, or "08:00:30". */
export const clockPattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

/** A date and time without a zone; month and day count from 1. */
export interface Moment {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** "08:00:00". */
  readonly time: string;
}

/** Reads text of the form of `momentPattern`; a day or time that no calendar has is reported and read all the same. */
export function parseMoment(written: string, place: Place): Moment {
  const [date = "", clock = "00:00"] = written.split(" ");
  const [year = "", month = "", day = ""] = date.split("-");
  const time = clock.length === 5 ? `${clock}:00` : clock;
  if (!exists(`${date}T${time}Z`)) place.context.report(meaning.impossibleDate(origin(place), written));
  return { year, month, day, time };
}

function exists(iso: string): boolean {
  const date = new Date(iso);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso.slice(0, 19));
}

function origin(place: Place) {
  return { file: place.context.file, pointer: place.at };
}

/** The carrier's text for a local time: `[DT:MM/DD/YYYY HH:mm:ss.fffffff]` (superoffice-api.md B3). */
export function localDateTime(moment: Moment): string {
  return `[DT:${moment.month}/${moment.day}/${moment.year} ${moment.time}.0000000]`;
}

/** The carrier's text for a time of day: only the time part counts (superoffice-api.md C2). */
export function timeOfDay(clock: string): string {
  return `[DT:01/01/1970 ${clock}${clock.length === 5 ? ":00" : ""}.0000000]`;
}

/** The reverse of `parseMoment`, as short as it can be; undefined for one that is not set or does not exist. */
export function momentText(wire: unknown): string | undefined {
  const text = isoDateTime(wire);
  if (!new RegExp(momentPattern).test(text) || !exists(`${text.replace(" ", "T")}Z`)) return undefined;
  return text.replace(/ 00:00:00$/, "").replace(/^(.* \d{2}:\d{2}):00$/, "$1");
}

/** "08:00" of a carrier's text, whatever its date; undefined for what is no time. */
export function clockText(wire: unknown): string | undefined {
  const [, clock] = / (\d{2}:\d{2}:\d{2})$/.exec(isoDateTime(wire) || " 00:00:00") ?? [];
  return clock?.replace(/^(..:..):00$/, "$1");
}
