import type { ListName, ValueType } from "../../model/property.ts";
import { isObject } from "../../util/json.ts";
import { conditionsOf } from "./conditions.ts";
import { conditionsText } from "./conditions-text.ts";
import { fieldUpdateText } from "./field-update-text.ts";
import {
  clockText,
  daysText,
  momentText,
  nothing,
  quoted,
  type RecordName,
  recordText,
  wordsOf,
} from "./value-text.ts";

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
  conditions: (value, _, nameOf) => conditionsText(conditionsOf(value), nameOf),
  fieldValues: (value, _, nameOf) =>
    listText((Array.isArray(value) ? value.filter(isObject) : []).map((field) => fieldUpdateText(field, nameOf))),
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
