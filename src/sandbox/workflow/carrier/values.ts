import type { Property, ValueType } from "../../../model/property.ts";
import { isObject } from "../../../util/json.ts";
import type { SandboxState } from "../../state.ts";
import { choiceOf } from "./choice.ts";
import { readConditions } from "./conditions.ts";
import { dateText, dateTimeText } from "./date-text.ts";
import { readFieldValues } from "./field-values.ts";
import { readNames } from "./posted.ts";
import type { Reading } from "./reading.ts";
import { namesRecord } from "./record-id.ts";
import { readReference } from "./reference.ts";
import { readVisibility } from "./visibility.ts";
import { weekdaysOf } from "./weekdays.ts";

/** Makes the stored value of one posted one; undefined when it cannot be read. */
type Read = (posted: unknown, type: ValueType, reading: Reading) => unknown;

/** ASSUMED (A26): texts are kept as they are; the other way spaces around them and markup go. */
const text: Read = (posted, type, { state }) => {
  if (typeof posted === "object") return undefined;
  const sent = String(posted);
  const written = state.otherwise.has("A26") ? sent.replaceAll(/<[^>]*>/g, "").trim() : sent;
  const maximum = type.kind === "text" ? type.maxLength : undefined;
  return maximum !== undefined && written.length > maximum ? undefined : written;
};

const decimal: Read = (posted) => {
  const number = typeof posted === "string" && posted.trim() !== "" ? Number(posted) : posted;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

const integer: Read = (posted, type, reading) => {
  const number = decimal(posted, type, reading);
  return Number.isInteger(number) ? number : undefined;
};

const boolean: Read = (posted) => {
  if (typeof posted === "boolean") return posted;
  return posted === "true" ? true : posted === "false" ? false : undefined;
};

const record: Read = (posted, type, reading) => {
  const id = integer(posted, type, reading);
  if (type.kind !== "record" || typeof id !== "number" || id === 0) return id;
  return namesRecord(reading.state, type.list, id) ? id : undefined;
};

const integers: Read = (posted, type, reading) => {
  if (!Array.isArray(posted)) return undefined;
  const list = type.kind === "integers" ? type.list : undefined;
  const ids = posted.map((item) => integer(item, type, reading));
  const wrong = (id: unknown) =>
    typeof id !== "number" || (list !== undefined && !namesRecord(reading.state, list, id));
  return ids.some(wrong) ? undefined : ids;
};

const filter: Read = (posted, _type, reading) => {
  if (!isObject(posted)) return Array.isArray(posted) ? readConditions(posted, reading) : undefined;
  const named = readNames(posted, ["RestrictionGroups"], reading.state);
  return {
    RestrictionGroups: readConditions(named.RestrictionGroups ?? [], reading),
    TableRight: null,
    FieldProperties: {},
  };
};

const readers: Readonly<Record<Exclude<ValueType["kind"], "nodes" | "anything">, Read>> = {
  text,
  integer,
  decimal,
  boolean,
  record,
  integers,
  localDateTime: dateText,
  timeOfDay: dateText,
  dateTime: dateTimeText,
  choice: (posted, type) => choiceOf(posted, type.kind === "choice" ? type.values : []),
  weekdays: weekdaysOf,
  texts: (posted) => (Array.isArray(posted) ? posted.map(String) : undefined),
  conditions: filter,
  fieldValues: (posted, _type, reading) => readFieldValues(posted, reading),
  reference: (posted, type, reading) => readReference(posted, type.kind === "reference" ? type.key : "", reading),
  visibility: (posted, _type, reading) => readVisibility(posted, reading),
};

/** A reference whose id is 0 names nothing on purpose, and A13 speaks of unknown names. */
function isForgiven(type: ValueType, state: SandboxState): boolean {
  return type.kind === "reference" || (type.kind === "choice" && state.otherwise.has("A13"));
}

/** The stored value of a posted property: what it cannot be is refused and left at its default. */
export function readValue(posted: unknown, field: { name: string; property: Property<unknown> }, reading: Reading) {
  const { type, default: standard } = field.property;
  if (type.kind === "nodes" || type.kind === "anything") return standard;
  const value = readers[type.kind](posted, type, reading);
  if (value === undefined && !isForgiven(type, reading.state)) {
    reading.refuse(`${JSON.stringify(posted)} is no value for ${field.name}.`);
  }
  return value ?? standard;
}
