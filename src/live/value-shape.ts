import { visibilities, weekdays } from "../model/enums.ts";
import type { ValueType } from "../model/property.ts";
import { isObject, type JsonObject } from "../util/json.ts";

/** What a value must be for the rest of Flowform to work with it, and what that is called. */
interface ValueShape {
  readonly words: string;
  readonly fits: (value: unknown) => boolean;
}

const text: ValueShape = { words: "a text", fits: (value) => typeof value === "string" };
const number: ValueShape = { words: "a number", fits: Number.isFinite };
const listOf = (words: string, fits: ValueShape["fits"]): ValueShape => ({
  words: `a list of ${words}`,
  fits: (value) => Array.isArray(value) && value.every(fits),
});
const objects = listOf("objects", isObject);

const allOf = (value: unknown, fits: (item: JsonObject) => boolean) =>
  Array.isArray(value) && value.every((item) => isObject(item) && fits(item));

/** Null may be how a list without items is sent; anything else that is no list, or nothing, was not read whole. */
const noneOr = (value: unknown, fits: (item: JsonObject) => boolean) => value === null || allOf(value, fits);

const hasValues = ({ Values = null }: JsonObject) => Values === null || Array.isArray(Values);
const isLine = (line: JsonObject): boolean => hasValues(line) && noneOr(line.SubRestrictions ?? null, isLine);
const isGroup = ({ Restrictions }: JsonObject) => noneOr(Restrictions, isLine);

/** The shape of every kind of value; an answer in which one is another was not made by SuperOffice as we know it. */
const shapes: Readonly<Record<ValueType["kind"], ValueShape>> = {
  text,
  choice: text,
  localDateTime: text,
  timeOfDay: text,
  dateTime: text,
  integer: number,
  decimal: number,
  record: number,
  boolean: { words: "true or false", fits: (value) => typeof value === "boolean" },
  weekdays: { words: "days", fits: (value) => typeof value === "string" || typeof value === "number" },
  integers: listOf("numbers", Number.isFinite),
  texts: listOf("texts", text.fits),
  reference: { words: "an object", fits: isObject },
  conditions: {
    words: "conditions",
    fits: (value) => (isObject(value) ? noneOr(value.RestrictionGroups, isGroup) : allOf(value, isGroup)),
  },
  fieldValues: { words: objects.words, fits: (value) => allOf(value, hasValues) },
  visibility: objects,
  nodes: objects,
  anything: { words: "", fits: () => true },
};

/** What a value should be and is not; undefined when it is. */
export function misfit(value: unknown, { kind }: ValueType): string | undefined {
  const { words, fits } = shapes[kind];
  return fits(value) ? undefined : words;
}

/** Whether null is documented, or usual, as "there is none": of texts, dates and references (superoffice-api.md C3). */
export function mayBeNull({ kind }: ValueType): boolean {
  return nullable.has(kind);
}

const nullable: ReadonlySet<ValueType["kind"]> = new Set<ValueType["kind"]>([
  "text",
  "localDateTime",
  "timeOfDay",
  "dateTime",
  "reference",
]);

/** The first name in a value that nobody here knows, where only certain names mean something. */
export function unknownName(value: unknown, type: ValueType): string | undefined {
  return namesIn(value, type).find(({ name, known }) => !known.includes(name))?.name;
}

interface NameOf {
  readonly name: string;
  readonly known: readonly string[];
}

function namesIn(value: unknown, type: ValueType): readonly NameOf[] {
  if (type.kind === "choice") return [{ name: String(value), known: type.values }];
  if (type.kind === "visibility" && Array.isArray(value))
    return value.map((item) => ({ name: String(item.Visibility), known: visibilities }));
  if (type.kind !== "weekdays" || typeof value !== "string") return [];
  return value.split(",").map((day) => ({ name: day.trim(), known: ["", "Unknown", ...weekdays] }));
}
