import type { Names } from "../context.ts";
import { durationText } from "../fields/duration.ts";
import { dayPattern, momentText } from "../fields/moment.ts";
import type { Column } from "./column.ts";
import { partOperators } from "./operators.ts";

/** Reads one value of a column, the reverse of its encoding (superoffice-conditions.md B); undefined for what is none. */
type Decode = (value: string, column: Column, names: Names) => unknown;

const plainText: Decode = (value) => value;

const integerOf = (value: string) => {
  const [, digits] = /^\[I:(-?\d{1,15})\]$/.exec(value) ?? /^(-?\d{1,15})$/.exec(value) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

const wholeNumber: Decode = (value, column, names) =>
  column.list === undefined ? integerOf(value) : listItem(value, column, names);

/** More digits than these are not the same in every program that reads numbers. */
const mostDigits = 15;
const isPlain = (number: number) => /^-?\d+(\.\d+)?$/.test(String(number));

const numberOf = (value: string) => {
  const [, digits] = /^\[F:(-?\d+(?:\.\d+)?)\]$/.exec(value) ?? /^(-?\d+(?:\.\d+)?)$/.exec(value) ?? [];
  return digits === undefined || digits.replace(/\D/g, "").length > mostDigits || !isPlain(Number(digits))
    ? undefined
    : Number(digits);
};

const decimalNumber: Decode = (value) => numberOf(value);

const yesOrNo: Decode = (value) => {
  if (/^(true|1|\[I:1\])$/i.test(value)) return true;
  return /^(false|0|\[I:0\])$/i.test(value) ? false : undefined;
};

const day: Decode = (value) => {
  const text = momentText(value) ?? "";
  return new RegExp(dayPattern).test(text) ? text : undefined;
};

const dayAndTime: Decode = (value) => momentText(value);

const lengthOfTime: Decode = (value) => {
  const [, seconds] = /^(?:\[TS:)?(\d{1,9})\]?$/.exec(value) ?? [];
  return seconds === undefined ? undefined : durationText(Number(seconds));
};

/** A row of a list: by its name where the list is known, else by its id. */
const listItem: Decode = (value, { list }, names) => {
  const id = integerOf(value);
  if (id === undefined) return undefined;
  return list === undefined || id <= 0 ? { id } : names.recordName({ list, additional: "" }, id);
};

/** The value of a column whose type only the tenant knows: what its encoding says. */
const guessed: Decode = (value) => {
  if (/^\[I:/.test(value)) return integerOf(value) ?? value;
  return /^\[F:/.test(value) ? (numberOf(value) ?? value) : value;
};

const decoders: Readonly<Record<string, Decode>> = {
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
const operatorDecoders: Readonly<Record<string, Decode>> = {
  afterTime: dayAndTime,
  beforeTime: dayAndTime,
  dateTime: dayAndTime,
  isPK: wholeNumber,
};

type Tested = { readonly column: Column; readonly operator: string };

/** The reverse of `encodeValue`; undefined for a value that the language cannot say. */
export function readValue(value: string, { column, operator }: Tested, names: Names): unknown {
  if (value === "" && partOperators.has(operator)) return undefined;
  const decode = operatorDecoders[operator] ?? decoders[column.type ?? ""] ?? guessed;
  return decode(value, column, names);
}

/** The reverse of `encodeValues`. */
export function readValues(values: readonly string[], tested: Tested, names: Names): readonly unknown[] | undefined {
  const single = tested.column.type === "intArray" ? values.flatMap(integers) : values;
  const read = single.map((value) => readValue(value, tested, names));
  return read.length === 0 || read.includes(undefined) ? undefined : read;
}

/** The numbers of one `[A:3,4]` (superoffice-conditions.md B). */
function integers(value: string): readonly string[] {
  const [, list] = /^\[A:([\d, ]*)\]$/.exec(value) ?? [];
  return list === undefined ? [value] : list.split(/\s*,\s*/).filter((part) => part !== "");
}
