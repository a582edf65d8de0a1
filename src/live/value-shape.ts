import type { ValueType } from "../model/property.ts";
import { isObject } from "../util/json.ts";

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
  conditions: { words: "conditions", fits: (value) => isObject(value) || objects.fits(value) },
  fieldValues: objects,
  visibility: objects,
  nodes: objects,
  anything: { words: "", fits: () => true },
};

/** What a value should be and is not; undefined when it is. */
export function misfit(value: unknown, { kind }: ValueType): string | undefined {
  const { words, fits } = shapes[kind];
  return fits(value) ? undefined : words;
}
