import { type WeekdayName, weekdays } from "../../model/enums.ts";
import { type Field, isDefault } from "../field.ts";
import { clockPattern, clockText, timeOfDay } from "./moment.ts";

interface SendWindow {
  readonly days: string | readonly string[];
  readonly from: string;
  readonly to: string;
  readonly enabled?: boolean;
}

const names: Readonly<Record<string, WeekdayName>> = Object.fromEntries(
  weekdays.map((day) => [day.toLowerCase(), day]),
);
const groups: Readonly<Record<string, readonly string[]>> = { workdays: weekdays.slice(0, 5), everyDay: weekdays };

function dayNames(days: SendWindow["days"]): readonly string[] {
  if (typeof days === "string") return groups[days] ?? [];
  return weekdays.filter((day) => days.some((written) => names[written] === day));
}

/** The reverse of `dayNames`; the server writes names, or the sum of their numbers (superoffice-api.md B3). */
function daysText(selected: unknown): SendWindow["days"] {
  const named = String(selected).split(/\s*,\s*/);
  const isSelected = (day: WeekdayName, index: number) =>
    typeof selected === "number" ? (selected & (1 << index)) !== 0 : named.includes(day);
  const days = weekdays.filter(isSelected);
  const group = Object.keys(groups).find((name) => groups[name]?.join() === days.join());
  return group ?? days.map((day) => day.toLowerCase());
}

const clock = { type: "string", pattern: clockPattern };

/** The days and hours in which mail and SMS may leave, in the flow's time zone (superoffice-api.md G17). */
export const sendWindow: Field<SendWindow> = {
  properties: ["UseTimeframe", "SelectedDays", "TimeframeStart", "TimeframeEnd"],
  schema: {
    type: "object",
    description: "When mail and SMS may be sent, in the flow's time zone; outside of it they wait.",
    examples: [{ days: "workdays", from: "08:00", to: "16:00" }],
    additionalProperties: false,
    required: ["days", "from", "to"],
    properties: {
      days: {
        type: ["string", "array"],
        description: "workdays (Monday to Friday), everyDay, or a list of days.",
        examples: ["workdays", ["monday", "wednesday"]],
        pattern: "^(workdays|everyDay)$",
        uniqueItems: true,
        items: { type: "string", enum: Object.keys(names) },
      },
      from: { ...clock, description: "The first minute of the day in which mail may leave.", examples: ["08:00"] },
      to: { ...clock, description: "The minute of the day from which mail must wait.", examples: ["16:00"] },
      enabled: { type: "boolean", description: "false keeps the settings without using them.", examples: [false] },
    },
  },
  compile: ({ days, from, to, enabled = true }) => ({
    UseTimeframe: enabled,
    SelectedDays: dayNames(days).join(", ") || "Unknown",
    TimeframeStart: timeOfDay(from),
    TimeframeEnd: timeOfDay(to),
  }),
  decompile: (reading) => {
    if (isDefault(reading, "UseTimeframe", "SelectedDays", "TimeframeStart", "TimeframeEnd")) return undefined;
    const { UseTimeframe, SelectedDays, TimeframeStart, TimeframeEnd } = reading.values;
    const [from, to] = [clockText(TimeframeStart), clockText(TimeframeEnd)];
    if (from === undefined || to === undefined) return undefined;
    const used = UseTimeframe === true;
    return { days: daysText(SelectedDays), from, to, ...(used && from < to ? {} : { enabled: used }) };
  },
};
