import { isoDateTime } from "../model/date-text.ts";
import { weekdays } from "../model/enums.ts";
import { lineFeeds } from "../model/line-feeds.ts";
import type { Property, ValueType } from "../model/property.ts";
import type { Json, JsonObject } from "../util/json.ts";
import { isObject } from "../util/json.ts";
import { canonicalConditions } from "./canonical-conditions.ts";

/** Brings one property's value to the form in which values that mean the same to the server are equal. */
type Canonical = (value: unknown, property: Property<unknown>) => Json;

const orDefault: Canonical = (value, property) => (value ?? property.default) as Json;

const numbers = (value: unknown) => (Array.isArray(value) ? value.map(Number) : []);

/** The server's flags travel as names or as the sum of their numbers (superoffice-api.md B3). */
const dayNames: Canonical = (value) => {
  const days =
    typeof value === "number"
      ? weekdays.filter((_, index) => (value & (1 << index)) !== 0)
      : String(value ?? "").split(/\s*,\s*/);
  return weekdays.filter((day) => days.includes(day));
};

const visibility: Canonical = (value) => {
  const viewers = Array.isArray(value) ? value.filter(isObject) : [];
  return viewers
    .map(({ Visibility, VisibleId }) => (Visibility === "All" ? "All" : `${Visibility} ${VisibleId}`))
    .sort();
};

const fieldValues: Canonical = (value) =>
  (Array.isArray(value) ? value.filter(isObject) : []).map((field) => ({
    Key: lineFeeds(String(field.Key)),
    CurrentOperationType: field.CurrentOperationType as string,
    Values: ((field.Values ?? []) as readonly unknown[]).map((value) => lineFeeds(String(value ?? ""))),
    IsActive: (field.IsActive ?? true) as boolean,
  }));

/** One equivalence of the server per kind of value; each says why. */
const canonicalByKind: Readonly<Record<ValueType["kind"], Canonical>> = {
  // Unset texts come back as null or as empty text (superoffice-api.md C3, Folder.Name).
  // Ends of lines travel in two ways (line-feeds.ts).
  text: (value, property) => lineFeeds(String(value ?? property.default)),
  integer: orDefault,
  decimal: orDefault,
  boolean: orDefault,
  choice: orDefault,
  record: orDefault,
  // An order that no rule speaks of is no difference.
  integers: (value, { type }) => {
    const ids = numbers(value);
    return type.kind === "integers" && type.ordered ? ids : [...new Set(ids)].sort((a, b) => a - b);
  },
  // Everybody whose address is there gets it. One that is there twice may get it twice.
  texts: (value) => ((value ?? []) as readonly string[]).map(lineFeeds).sort(),
  weekdays: dayNames,
  // The fraction may be left out, and an unset date is year 1, null or empty (superoffice-api.md B3).
  localDateTime: (value) => isoDateTime(value),
  dateTime: (value) => isoDateTime(value),
  // Only the time part counts (superoffice-api.md D, email_flow.timeframe_start).
  timeOfDay: (value) => isoDateTime(value).slice(11) || "00:00:00",
  // A record inside the carrier is its id; the rest is the server's description of it.
  reference: (value, { type }) => (isObject(value) && type.kind === "reference" ? Number(value[type.key] ?? 0) : 0),
  visibility,
  conditions: (value) => canonicalConditions(isObject(value) ? value.RestrictionGroups : value),
  fieldValues,
  anything: () => null,
  nodes: () => null,
};

/** The value in the form in which it is compared. */
export function canonicalValue(value: unknown, property: Property<unknown>): Json {
  return canonicalByKind[property.type.kind](value, property);
}

/** Whether a property is one that a file decides, or may decide; children, ids and what the server fills are not. */
export function isCompared({ role }: Property<unknown>): boolean {
  return role === "written" || role === "kept";
}

/** A node's own compared properties in canonical form. */
export function canonicalProperties(
  value: JsonObject,
  table: Readonly<Record<string, Property<unknown>>>,
  isWanted: (property: Property<unknown>) => boolean = isCompared,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(table)
      .filter(([, property]) => isWanted(property))
      .map(([name, property]) => [name, canonicalValue(value[name], property)]),
  );
}
