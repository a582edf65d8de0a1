import type { EmailFlow } from "../../../model/email-flow.ts";
import type { SandboxState } from "../../state.ts";
import { zoneNameById } from "../../world/lookup.ts";
import { momentOf } from "../carrier/date-text.ts";

/** The instant that a `[DT:…]` text means in the flow's time zone; undefined when it is unset. */
export function momentIn(text: string, flow: EmailFlow, state: SandboxState): Date | undefined {
  const local = momentOf(text);
  if (local === undefined || local.year === 1) return undefined;
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  const zone = zoneNameById(state, flow.TzLocation.TZLocationID) ?? "UTC";
  const guess = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(guess, zone));
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
