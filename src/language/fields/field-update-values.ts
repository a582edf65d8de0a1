import * as meaning from "../../diagnostic/meaning.ts";
import { isObject } from "../../util/json.ts";
import { inside, type Place, type Values } from "../context.ts";
import type { Operation, UpdatableField, UpdateValue } from "../field-update-catalogue.ts";
import { dayPattern, parseMoment } from "./moment.ts";

/** What an operation's value looks like, in words. */
export const updateShapes: Readonly<Record<Operation["shape"], string>> = {
  none: "no value; write only its name",
  one: "one value",
  some: "one value or a list of values",
  many: "a list of values",
  parts: "a mapping of its parts",
};

type Facts = { readonly operation: Operation; readonly field: UpdatableField };

/** Encodes a value by the shape of its operation; undefined when it does not have that shape. */
type Encode = (value: unknown, facts: Facts, place: Place) => readonly string[] | undefined;

const encoders: Readonly<Record<Operation["shape"], Encode>> = {
  none: (value) => (value === undefined ? [] : undefined),
  some: (value, facts, place) => encoders[Array.isArray(value) ? "many" : "one"](value, facts, place),
  one: (value, { field }, place) =>
    value === undefined || Array.isArray(value) || isParts(value)
      ? undefined
      : [encodeOne(value, { field, part: "value" }, place)],
  many: (value, { field }, place) =>
    Array.isArray(value)
      ? value.map((item, index) => encodeOne(item, { field, part: "value" }, inside(place, index)))
      : undefined,
  parts: (value, { operation, field }, place) => {
    const given = isParts(value) ? value : value === undefined || Array.isArray(value) ? {} : { value };
    const names = Object.keys(given);
    if (names.length === 0 || names.some((name) => !Object.hasOwn(operation.parts, name))) return undefined;
    if (operation.needed.some((name) => given[name] === undefined)) return undefined;
    const length = Math.max(...names.map((name) => operation.parts[name] ?? 0)) + 1;
    const values = Array.from({ length }, () => "");
    for (const name of names) {
      values[operation.parts[name] ?? 0] = encodeOne(
        given[name],
        { field, part: name },
        isParts(value) ? inside(place, name) : place,
      );
    }
    return values;
  },
};

/** Encodes the value of an operation by position (superoffice-conditions.md G.4); undefined when its shape is wrong. */
export function encodeUpdate(value: unknown, facts: Facts, place: Place): readonly string[] | undefined {
  return encoders[facts.operation.shape](value, facts, place);
}

function isParts(value: unknown): value is Values {
  return isObject(value) && !("id" in value);
}

function isId(value: unknown): value is { readonly id: number } {
  return isObject(value) && Number.isInteger(value.id);
}

/** One value as the bulk update takes it: plain text, without the encoding of conditions (superoffice-conditions.md G.4). */
function encodeOne(value: unknown, { field, part }: { field: UpdatableField; part: string }, place: Place): string {
  const list = field.lists !== undefined && Object.hasOwn(field.lists, part) ? field.lists[part] : undefined;
  const type = list === undefined ? (field.value ?? "text") : "id";
  const encoded = plain[type](value, list, place);
  if (encoded !== undefined) return encoded;
  place.context.report(
    meaning.wrongUpdateValue({ file: place.context.file, pointer: place.at }, JSON.stringify(value), expected[type]),
  );
  return "";
}

const expected: Readonly<Record<UpdateValue, string>> = {
  any: "text, a number, or true or false",
  text: "text",
  id: "an id, such as { id: 5 }, for its names are not known here",
  yesOrNo: "true or false",
  date: "a date such as 1980-02-28",
};

const plain: Readonly<
  Record<UpdateValue, (value: unknown, list: string | undefined, place: Place) => string | undefined>
> = {
  text: (value) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined),
  any: (value) => {
    if (typeof value === "boolean") return value ? "1" : "0";
    if (isObject(value) && "id" in value) return String(value.id);
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  },
  id: (value, list, place) => {
    const name = typeof value === "number" ? { id: value } : value;
    if (typeof name !== "string" && !isId(name)) return undefined;
    if (list !== undefined) return String(place.context.recordId({ list, additional: "" }, name, place.at));
    return typeof name === "string" ? undefined : String(name.id);
  },
  yesOrNo: (value) => (typeof value === "boolean" ? (value ? "1" : "0") : undefined),
  date: (value, _list, place) => {
    if (typeof value !== "string" || !new RegExp(dayPattern).test(value)) return undefined;
    const { year, month, day } = parseMoment(value, place);
    return `${month}/${day}/${year}`;
  },
};
