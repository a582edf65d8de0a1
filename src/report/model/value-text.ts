import { visible, width } from "../../diagnostic/frame.ts";
import { findColumn } from "../../language/conditions/column.ts";
import { comparedList } from "../../language/conditions/compared-list.ts";
import { allOperators, periodCodes } from "../../language/conditions/operators.ts";
import { listOfField } from "../../language/field-update-catalogue.ts";
import { durationText } from "../../language/fields/duration.ts";
import { selectors } from "../../language/selectors.ts";
import type { ListName, ValueType } from "../../model/property.ts";
import { isObject } from "../../util/json.ts";
import { clippedTo, counted } from "../layout.ts";
import { markName, markQuote, unmarked } from "./sentence.ts";

/** The name of a record on the target, as far as the report knows it. */
export type RecordName = (list: ListName, id: number) => string;

/** Records by their names where these are known, flows by their keys, everything else by its id. */
export function recordNames(known: (list: ListName, id: number) => string | undefined): RecordName {
  return (list, id) => {
    const name = known(list, id);
    if (list === "flow") return visible(name ?? `flow ${id}`);
    return name === undefined ? markName(`#${id}`) : quoted(name);
  };
}

/** Stands for every unset value. */
export const nothing = "none";

const longestText = 60;

/** User text, marked as a quote, on one line, cut when it is long; it cannot steer the terminal. */
export function quoted(text: string): string {
  const line = visible(text.replace(/\s*\n\s*/g, " ⏎ "));
  return markQuote(width(line) > longestText ? `${clippedTo(line, longestText - 1)}…` : line);
}

/** The same as plain text, in quotes. */
export function quotedText(text: string): string {
  return unmarked(quoted(text));
}

/** "2026-12-01 08:00" for a moment, whether it is canonical or as the carrier has it; "none" for an unset one. */
export function momentText(value: unknown): string {
  const text = String(value ?? "");
  const encoded = /^\[DT?:(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}:\d{2}:\d{2}))?/.exec(text);
  const written = encoded === null ? text.replace("T", " ") : `${encoded[3]}-${encoded[1]}-${encoded[2]} ${encoded[4]}`;
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}(?::\d{2})?))?/.exec(written) ?? [];
  if (date === undefined || date.startsWith("0001-")) return text === "" || date !== undefined ? nothing : quoted(text);
  return time === undefined ? date : `${date} ${time.replace(/:00$/, "")}`;
}

/** "08:00" out of a time of day, whether it is canonical or as the carrier has it. */
export function clockText(value: unknown): string {
  return /(\d{2}:\d{2}):\d{2}/.exec(String(value))?.[1] ?? "00:00";
}

/** "3 days", "1 working day". */
export function intervalText(count: unknown, unit: unknown): string {
  const word = wordsOf(unit);
  if (word === "none") return nothing;
  return `${Number(count)} ${Number(count) === 1 ? word.replace(/s$/, "") : word}`;
}

/** Days of the week; five working days and all seven have names of their own. */
export function daysText(value: unknown): string {
  const days = Array.isArray(value) ? value.map(String) : String(value ?? "").split(/\s*,\s*/);
  const names = days.filter((day) => day !== "" && day !== "Unknown");
  if (names.length === 7) return "every day";
  if (names.join() === "Monday,Tuesday,Wednesday,Thursday,Friday") return "Monday to Friday";
  return names.length === 0 ? nothing : visible(names.join(", "));
}

/** A record by its name; 0 is none. */
export function recordText(value: unknown, list: ListName, nameOf: RecordName): string {
  return Number(value ?? 0) === 0 ? nothing : nameOf(list, Number(value));
}

/** A value of an encoding such as `[I:1]` (superoffice-conditions.md B) without it. */
function plainValue(value: unknown): string {
  const text = String(value);
  const [, inner] = /^\[(?:I|B|A|F|M|T|TS|D|DT):(.*)\]$/.exec(text) ?? [];
  return inner === undefined ? text : inner;
}

const objects = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
const joined = (parts: readonly string[], word: string) => (parts.length === 0 ? nothing : parts.join(` ${word} `));

function restrictionText(line: Readonly<Record<string, unknown>>, nameOf: RecordName): string {
  const values = Array.isArray(line.Values) ? line.Values.map(plainValue) : [];
  const words = `${questionText(line)} ${testedText(values, line, nameOf)}`.trimEnd();
  return line.IsActive === false ? `(off) ${words}` : words;
}

const dateOperators = new Set(["before", "date", "after", "dateBetween", "beforeTime", "dateTime", "afterTime"]);

/** What a line compares with, as people write it. */
function testedText(
  values: readonly string[],
  { Name, Operator }: Readonly<Record<string, unknown>>,
  nameOf: RecordName,
): string {
  const [column, operator] = [String(Name), String(Operator)];
  const period = periodsText(values, operator);
  if (period !== undefined) return period;
  const list = comparedList(column, operator);
  const type = findColumn(column)?.type;
  const one = (value: string) => {
    if (operator === "set" || type === "bool") return value === "1" ? "yes" : "no";
    if (type === "timeSpan" && /^\d+$/.test(value)) return durationText(Number(value)) ?? value;
    if (dateOperators.has(operator)) return momentText(value).replace(/ 00:00$/, "");
    return list !== undefined && /^\d+$/.test(value) ? recordText(value, list, nameOf) : quoted(value);
  };
  return values.map(one).join(", ");
}

/** "week", or "2 weeks", for an operator that speaks of periods of time. */
function periodsText(values: readonly string[], operator: string): string | undefined {
  const wordOf = (code = "") => Object.keys(periodCodes).find((name) => `${periodCodes[name]}` === code);
  const arity = allOperators[operator];
  if (arity === "period") return wordOf(values[0]);
  const word = arity === "periods" ? wordOf(values[1]) : undefined;
  return word === undefined ? undefined : counted(Number(values[0]), word);
}

/** What a line asks: "form" where it says what an event is about, otherwise its column and operator. */
function questionText({ Name, Operator }: Readonly<Record<string, unknown>>): string {
  const selector = String(Operator).toLowerCase() === "equals" ? selectorOf(String(Name)) : undefined;
  return selector ?? `${markName(visible(String(Name)))} ${visible(String(Operator))}`;
}

function selectorOf(column: string): string | undefined {
  return Object.entries(selectors).find(([, own]) => own.column.toLowerCase() === column.toLowerCase())?.[0];
}

/** Groups are alternatives, the lines of a group must all hold (superoffice-conditions.md A.4). */
function conditionsText(value: unknown, nameOf: RecordName): string {
  const groups = objects(isObject(value) ? value.RestrictionGroups : value);
  return joined(
    groups.map((group) =>
      joined(
        objects(group.Restrictions).map((line) => restrictionText(line, nameOf)),
        "and",
      ),
    ),
    "or",
  );
}

function fieldValueText(field: Readonly<Record<string, unknown>>, nameOf: RecordName): string {
  const list = listOfField(String(field.Key));
  const one = (value: string) =>
    list !== undefined && /^\d+$/.test(value) ? recordText(value, list, nameOf) : quoted(value);
  const values = Array.isArray(field.Values) ? field.Values.map((value) => one(plainValue(value))) : [];
  const words = `${markName(visible(String(field.Key)))} ${visible(String(field.CurrentOperationType))} ${values.join(", ")}`;
  return `${field.IsActive === false ? "(off) " : ""}${words.trimEnd()}`;
}

/** "first available" for FirstAvailable: the server's names, spaced and in lower case. */
export function wordsOf(name: unknown): string {
  return visible(String(name))
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** One of those who may see the flow: "All", "Group 12", "Associate 7" in canonical form. */
function viewerText(viewer: unknown, nameOf: RecordName): string {
  const [kind = "", id = ""] = String(viewer).split(" ");
  if (kind === "Associate") return recordText(id, "associate", nameOf);
  return kind === "Group" ? `group ${recordText(id, "usergroup", nameOf)}` : wordsOf(viewer);
}

type Render = (value: unknown, type: ValueType, nameOf: RecordName) => string;

const listOf = (type: ValueType): ListName => ("list" in type ? (type.list ?? "") : "");
const listText = (items: readonly string[]) => (items.length === 0 ? nothing : items.join(", "));
const numberText: Render = (value) => String(value ?? 0);

const renderers: Readonly<Record<ValueType["kind"], Render>> = {
  text: (value) => (String(value ?? "") === "" ? nothing : quoted(String(value))),
  integer: numberText,
  decimal: numberText,
  boolean: (value) => (value === true ? "yes" : "no"),
  choice: (value) => wordsOf(value),
  localDateTime: momentText,
  dateTime: momentText,
  timeOfDay: clockText,
  weekdays: daysText,
  conditions: (value, _, nameOf) => conditionsText(value, nameOf),
  fieldValues: (value, _, nameOf) => listText(objects(value).map((field) => fieldValueText(field, nameOf))),
  texts: (value) => listText(Array.isArray(value) ? value.map((item) => quoted(String(item))) : []),
  visibility: (value, _, nameOf) => listText(Array.isArray(value) ? value.map((item) => viewerText(item, nameOf)) : []),
  integers: (value, type, nameOf) =>
    listText(Array.isArray(value) ? value.map((id) => nameOf(listOf(type), Number(id))) : []),
  record: (value, type, nameOf) => recordText(value, listOf(type), nameOf),
  reference: (value, type, nameOf) => recordText(value, listOf(type), nameOf),
  anything: () => nothing,
  nodes: () => nothing,
};

/** A property's value in words, in its canonical form or as the carrier has it. */
export function valueText(value: unknown, type: ValueType, nameOf: RecordName): string {
  return renderers[type.kind](value, type, nameOf);
}
