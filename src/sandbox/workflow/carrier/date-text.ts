const form = /^\[(?:DT|D|T):(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?)?\]$/;

/** The parts of a moment as the API writes it, all numbers but the fraction. */
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: string;
}

/** The moment in a `[DT:MM/dd/yyyy HH:mm:ss]` text; undefined when it is none or does not exist. */
export function momentOf(text: string): Parts | undefined {
  const [, month, day, year, hour = "0", minute = "0", second = "0", fraction = ""] = form.exec(text) ?? [];
  if (year === undefined) return undefined;
  const numbers = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = numbers;
  const real = m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) && h < 24 && min < 60 && s < 60;
  return real ? { year: y, month: m, day: d, hour: h, minute: min, second: s, fraction } : undefined;
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/**
 * The same moment as the server writes it, with all seven places. DOCUMENTED (superoffice-api.md B3): the fraction
 * may be left out. Empty text is an unset one; undefined is a refusal.
 */
export function dateText(posted: unknown): string | undefined {
  if (posted === "") return "";
  const parts = typeof posted === "string" ? momentOf(posted) : undefined;
  if (parts === undefined) return undefined;
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${two(parts.month)}/${two(parts.day)}/${String(parts.year).padStart(4, "0")}`;
  const time = [parts.hour, parts.minute, parts.second].map(two).join(":");
  return `[DT:${date} ${time}.${parts.fraction.padEnd(7, "0")}]`;
}

/** An ISO date and time as the server writes it, in UTC; without a zone it is UTC already (superoffice-api.md B3). */
export function dateTimeText(posted: unknown): string | undefined {
  if (typeof posted !== "string" || !/^\d{4}-\d\d-\d\d(T|$)/.test(posted)) return undefined;
  const zoned = posted.length === 10 || /(Z|[+-]\d\d:?\d\d)$/.test(posted) ? posted : `${posted}Z`;
  const date = new Date(zoned);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}
