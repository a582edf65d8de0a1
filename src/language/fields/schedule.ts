import { inside } from "../context.ts";
import type { Field, Words } from "../field.ts";
import { localDateTime, momentPattern, momentText, parseMoment } from "./moment.ts";

type Schedule = string | { readonly at: string; readonly enabled?: boolean };

/** A switch that is on without a moment: the server's own unset date (superoffice-api.md B3). */
const neverSet = "0001-01-01";

/** A moment that can be switched off: written as the moment alone, or with `enabled`. `after` is the moment before it. */
export function schedule(
  properties: { readonly use: string; readonly at: string; readonly after?: string },
  words: Words,
): Field<Schedule> {
  return {
    properties: [properties.use, properties.at],
    schema: {
      type: ["string", "object"],
      description: words.description,
      examples: [words.example],
      pattern: momentPattern,
      additionalProperties: false,
      required: ["at"],
      properties: {
        at: { type: "string", pattern: momentPattern, description: "The moment.", examples: [words.example] },
        enabled: { type: "boolean", description: "false keeps the moment without using it.", examples: [false] },
      },
    },
    compile: (value, place) => {
      if (typeof value === "string")
        return { [properties.use]: true, [properties.at]: localDateTime(parseMoment(value, place)) };
      const moment = parseMoment(value.at, inside(place, "at"));
      return { [properties.use]: value.enabled ?? true, [properties.at]: localDateTime(moment) };
    },
    decompile: ({ values }) => {
      const used = values[properties.use] === true;
      const at = momentText(values[properties.at]) ?? (used ? neverSet : undefined);
      const early =
        properties.after !== undefined && at !== undefined && (momentText(values[properties.after]) ?? neverSet) >= at;
      return at === undefined || (used && !early) ? at : { at, enabled: used };
    },
  };
}
