import { weekdays } from "../../../model/enums.ts";
import { choiceOf } from "./choice.ts";

/**
 * Flags of days as names joined by ", ", or "Unknown" for none. DOCUMENTED (superoffice-api.md B3): names come as a
 * list in one text, and the official client sends their sum. Undefined when a name or number is none.
 */
export function weekdaysOf(posted: unknown): string | undefined {
  if (typeof posted === "number") return fromNumber(posted);
  if (typeof posted !== "string") return undefined;
  const names = posted.split(",").map((part) => choiceOf(part.trim(), ["Unknown", ...weekdays]));
  return names.includes(undefined) ? undefined : joined(new Set(names));
}

function fromNumber(flags: number): string | undefined {
  if (!Number.isInteger(flags) || flags < 0 || flags >= 1 << weekdays.length) return undefined;
  return joined(new Set(weekdays.filter((_, bit) => (flags & (1 << bit)) !== 0)));
}

function joined(days: ReadonlySet<string | undefined>): string {
  return weekdays.filter((day) => days.has(day)).join(", ") || "Unknown";
}
