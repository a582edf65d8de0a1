import { visible } from "../../diagnostic/frame.ts";
import { findColumn } from "../../language/conditions/column.ts";
import { comparedList } from "../../language/conditions/compared-list.ts";
import { allOperators, periodCodes } from "../../language/conditions/operators.ts";
import { durationText } from "../../language/fields/duration.ts";
import { selectors } from "../../language/selectors.ts";
import { isObject } from "../../util/json.ts";
import { counted } from "../layout.ts";
import type { ConditionLine } from "./conditions.ts";
import { markName } from "./sentence.ts";
import { momentText, plainValue, quoted, type RecordName, recordText } from "./value-text.ts";

/** One line of a condition as people would say it: `category is one of "Customer", "Prospect"`. */
export function lineText(line: ConditionLine, nameOf: RecordName): string {
  const words = `${testText(line, nameOf)}${subText(line, nameOf)}`;
  return line.IsActive === false ? `(off) ${words}` : words;
}

/** Below a column that counts, which of them are counted. */
function subText({ SubRestrictions }: ConditionLine, nameOf: RecordName): string {
  const lines = (Array.isArray(SubRestrictions) ? SubRestrictions : []).filter(isObject);
  return lines.length === 0 ? "" : ` (of those where ${lines.map((line) => lineText(line, nameOf)).join(" and ")})`;
}

function testText(line: ConditionLine, nameOf: RecordName): string {
  const [column, operator] = [String(line.Name), operatorOf(line)];
  const values = valueTexts(line, nameOf);
  const selector = operator === "equals" ? selectorOf(column) : undefined;
  if (selector !== undefined) return `${selector} ${values.join(", ")}`;
  const phrase = (values.length === 1 ? phrasesForOne[operator] : undefined) ?? phrases[operator];
  return `${markName(visible(column))} ${phrase?.(values) ?? `${visible(operator)} ${values.join(", ")}`}`.trimEnd();
}

/** "form" where a line says what an event is about. */
function selectorOf(column: string): string | undefined {
  return Object.entries(selectors).find(([, own]) => own.column.toLowerCase() === column.toLowerCase())?.[0];
}

/** The operator as it is written in files, whatever its letter case. */
function operatorOf({ Operator }: ConditionLine): string {
  const written = String(Operator);
  if (Object.hasOwn(allOperators, written)) return written;
  return Object.keys(allOperators).find((name) => name.toLowerCase() === written.toLowerCase()) ?? written;
}

type Phrase = (values: readonly string[]) => string;

const list =
  (words: string): Phrase =>
  (values) =>
    `${words} ${values.join(", ")}`.trimEnd();
const range: Phrase = ([from = "", to = ""]) => `is from ${from} to ${to}`;
const bare =
  (words: string): Phrase =>
  () =>
    words;

/** How people say what an operator does; every operator of the language is here. */
const phrases: Readonly<Record<string, Phrase>> = {
  equals: list("is"),
  isNull: bare("is empty"),
  isNotNull: bare("is not empty"),
  unequals: list("is not"),
  less: list("is less than"),
  greater: list("is more than"),
  between: range,
  in: list("is one of"),
  begins: list("begins with"),
  contains: list("contains"),
  ends: list("ends with"),
  is: list("is"),
  notBegins: list("does not begin with"),
  notContains: list("does not contain"),
  isNot: list("is not"),
  isPK: list("is record"),
  oneOf: list("is one of"),
  notOneOf: list("is none of"),
  allOf: list("has all of"),
  noneOf: list("has none of"),
  intArrayAllOf: list("has all of"),
  intArrayNotAllOf: list("does not have all of"),
  intArrayOneOf: list("has one of"),
  intArrayNotAnyOf: list("has none of"),
  currentAssociate: bare("is the current user"),
  associateIsOneOf: list("is one of"),
  associateIsNotOneOf: list("is none of"),
  set: list("is"),
  before: list("is before"),
  date: list("is on"),
  after: list("is after"),
  dateBetween: range,
  beforeTime: list("is before"),
  dateTime: list("is at"),
  afterTime: list("is after"),
  beforeToday: bare("is before today"),
  today: bare("is today"),
  afterToday: bare("is after today"),
  thisPeriod: list("is in this"),
  thisPreviousAndNext: list("is in the previous, this or the next"),
  thisAndNext: list("is in this or the next"),
  thisAndPrevious: list("is in this or the previous"),
  nextPeriod: list("is in the next"),
  previousPeriod: list("is in the previous"),
};

/** One value needs no list. */
const phrasesForOne: Readonly<Record<string, Phrase>> = {
  in: list("is"),
  oneOf: list("is"),
  notOneOf: list("is not"),
  associateIsOneOf: list("is"),
  associateIsNotOneOf: list("is not"),
  allOf: list("has"),
  noneOf: list("does not have"),
  intArrayOneOf: list("has"),
  intArrayAllOf: list("has"),
  intArrayNotAnyOf: list("does not have"),
};

const dateOperators = new Set(["before", "date", "after", "dateBetween", "beforeTime", "dateTime", "afterTime"]);
const numberTypes = new Set<string | undefined>(["int", "decimal"]);
const numberOperators = new Set(["less", "greater", "between", "unequals"]);

/** What a line compares with, each value as people write it. */
function valueTexts(line: ConditionLine, nameOf: RecordName): readonly string[] {
  const [column, operator] = [String(line.Name), operatorOf(line)];
  const values = Array.isArray(line.Values) ? line.Values.map(plainValue) : [];
  const period = periodsText(values, operator);
  if (period !== undefined) return [period];
  const records = comparedList(column, operator);
  const type = findColumn(column)?.type;
  return values.map((value) => {
    if (operator === "set" || type === "bool") return value === "1" ? "yes" : "no";
    if (type === "timeSpan" && /^\d+$/.test(value)) return durationText(Number(value)) ?? value;
    if (dateOperators.has(operator)) return momentText(value).replace(/ 00:00$/, "");
    if (records !== undefined && /^\d+$/.test(value)) return recordText(value, records, nameOf);
    const isNumber = numberTypes.has(type) || numberOperators.has(operator);
    return isNumber && /^-?\d+(\.\d+)?$/.test(value) ? value : quoted(value);
  });
}

/** "week", or "2 weeks", for an operator that speaks of periods of time. */
function periodsText(values: readonly string[], operator: string): string | undefined {
  const wordOf = (code = "") => Object.keys(periodCodes).find((name) => `${periodCodes[name]}` === code);
  const arity = allOperators[operator];
  if (arity === "period") return wordOf(values[0]);
  const word = arity === "periods" ? wordOf(values[1]) : undefined;
  return word === undefined ? undefined : counted(Number(values[0]), word);
}
