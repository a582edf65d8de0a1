import * as columns from "../../diagnostic/columns.ts";
import * as meaning from "../../diagnostic/meaning.ts";
import { inside, type Name, type Place } from "../context.ts";
import { durationPattern, parseDuration } from "../fields/duration.ts";
import { dayPattern, momentPattern, parseMoment } from "../fields/moment.ts";
import type { Column } from "./column.ts";
import { partOperators } from "./operators.ts";

/** Encodes one value of a column as the server reads it (superoffice-conditions.md B). */
type Encode = (value: unknown, column: Column, place: Place) => string;

const originOf = (place: Place) => ({ file: place.context.file, pointer: place.at });

function wrong(value: unknown, expected: string, place: Place): string {
  place.context.report(meaning.wrongConditionValue(originOf(place), JSON.stringify(value), expected));
  return "";
}

const plainText: Encode = (value, _column, place) =>
  typeof value === "object" ? wrong(value, "text", place) : String(value);

const wholeNumber: Encode = (value, column, place) => {
  if (column.list !== undefined && typeof value !== "number") return listItem(value, column, place);
  return Number.isInteger(value) ? `[I:${value}]` : wrong(value, "a whole number", place);
};

const decimalNumber: Encode = (value, _column, place) =>
  typeof value === "number" ? `[F:${value}]` : wrong(value, "a number", place);

/** There is no encoding for yes and no: the server reads 1 and 0. */
const yesOrNo: Encode = (value, _column, place) =>
  typeof value === "boolean" ? (value ? "1" : "0") : wrong(value, "true or false", place);

const day: Encode = (value, _column, place) => {
  if (!new RegExp(dayPattern).test(String(value))) return wrong(value, "a date such as 2026-12-01", place);
  const moment = parseMoment(String(value), place);
  return `[D:${moment.month}/${moment.day}/${moment.year}]`;
};

const dayAndTime: Encode = (value, _column, place) => {
  if (!new RegExp(momentPattern).test(String(value))) {
    return wrong(value, "a date and time such as 2026-12-01 08:00", place);
  }
  const moment = parseMoment(String(value), place);
  return `[DT:${moment.month}/${moment.day}/${moment.year} ${moment.time}]`;
};

const lengthOfTime: Encode = (value, _column, place) =>
  new RegExp(durationPattern).test(String(value))
    ? `[TS:${parseDuration(String(value))}]`
    : wrong(value, "a length of time such as 2 hours", place);

/** A row of a list: by name where the list is known, else by id. */
const listItem: Encode = (value, column, place) => {
  if (typeof value === "number" && !Number.isInteger(value)) return wrong(value, "a whole number", place);
  const name = typeof value === "number" ? { id: value } : value;
  if (typeof name !== "string" && !isId(name)) return wrong(value, "a name or { id: 123 }", place);
  if (column.list !== undefined)
    return `[I:${place.context.recordId({ list: column.list, additional: "" }, name, place.at)}]`;
  if (typeof name !== "string") return `[I:${name.id}]`;
  place.context.report(columns.unknownList(originOf(place), name, column.name));
  return "";
};

function isId(value: unknown): value is Exclude<Name, string> {
  return typeof value === "object" && value !== null && "id" in value && Number.isInteger(value.id);
}

/** The value of a column whose type only the tenant knows: by what it looks like. */
const guessed: Encode = (value, column, place) => {
  if (typeof value === "boolean") return yesOrNo(value, column, place);
  if (typeof value === "number") return Number.isInteger(value) ? `[I:${value}]` : `[F:${value}]`;
  if (isId(value)) return `[I:${value.id}]`;
  return plainText(value, column, place);
};

const encoders: Readonly<Record<string, Encode>> = {
  associate: listItem,
  bool: yesOrNo,
  date: day,
  datetime: dayAndTime,
  decimal: decimalNumber,
  ejCategory: listItem,
  ejUser: listItem,
  int: wholeNumber,
  intArray: wholeNumber,
  listAny: listItem,
  listExternal: listItem,
  listInterest: listItem,
  positiveString: plainText,
  saintStatus: yesOrNo,
  string: plainText,
  stringorPK: plainText,
  timeSpan: lengthOfTime,
  unlimitedDate: day,
  userGroup: listItem,
};

/** Operators whose value has another type than their column. */
const operatorEncoders: Readonly<Record<string, Encode>> = {
  afterTime: dayAndTime,
  beforeTime: dayAndTime,
  dateTime: dayAndTime,
  isPK: wholeNumber,
};

/** Encodes the value at `place`, reporting one that does not fit the column. */
export function encodeValue(value: unknown, test: { column: Column; operator: string }, place: Place): string {
  const { column, operator } = test;
  if (value === "" && partOperators.has(operator)) return wrong(value, "text of at least one character", place);
  const encode =
    operatorEncoders[operator] ?? (column.type === undefined ? guessed : (encoders[column.type] ?? guessed));
  return encode(value, column, place);
}

/** Encodes a list of values; an array of numbers of one column travels as one `[A:…]` value. */
export function encodeValues(
  values: readonly unknown[],
  test: { column: Column; operator: string },
  place: Place,
): readonly string[] {
  const encoded = values.map((value, index) => encodeValue(value, test, inside(place, index)));
  if (test.column.type !== "intArray") return encoded;
  return [`[A:${encoded.map((value) => value.replace(/[^\d-]/g, "")).join(",")}]`];
}
