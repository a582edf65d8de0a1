import { isObject, type JsonObject } from "../../util/json.ts";
import type { Names, Values } from "../context.ts";
import { exactly, type Operation, openField, tenantField, type UpdatableField } from "../field-update-catalogue.ts";
import { findFault } from "./find-fault.ts";
import { dayPattern, momentText } from "./moment.ts";

/** The reverse of compiling one field update. What the language has no words for is written in the server's own. */
export function readFieldUpdate(
  fields: Readonly<Record<string, UpdatableField>>,
  info: JsonObject,
  names: Names,
): Values {
  const key = String(info.Key);
  const written = { [key]: readOperation(fieldOf(fields, key), info, names) };
  return info.IsActive === false ? { ...written, inactive: true } : written;
}

function fieldOf(fields: Readonly<Record<string, UpdatableField>>, key: string): UpdatableField | undefined {
  if (Object.hasOwn(fields, key)) return fields[key];
  return tenantField.test(key) ? openField : undefined;
}

function readOperation(field: UpdatableField | undefined, info: JsonObject, names: Names): unknown {
  const values = (Array.isArray(info.Values) ? info.Values : []).map(String);
  const type = String(info.CurrentOperationType);
  const literal = { [exactly]: { operation: type, values } };
  const [word, operation] = Object.entries(field?.operations ?? {}).find(([, known]) => known.type === type) ?? [];
  if (field === undefined || word === undefined || operation === undefined) return literal;
  if (operation.shape === "none") return values.length === 0 ? word : literal;
  const value = readers[operation.shape](values, { field, operation }, names);
  return value === undefined ? literal : { [word]: value };
}

type Facts = { readonly field: UpdatableField; readonly operation: Operation };
type Read = (values: readonly string[], facts: Facts, names: Names) => unknown;

const readers: Readonly<Record<Exclude<Operation["shape"], "none">, Read>> = {
  some: (values, facts, names) => readers[values.length === 1 ? "one" : "many"](values, facts, names),
  one: ([value, ...more], { field }, names) =>
    value === undefined || more.length > 0 ? undefined : readOne(value, { field, part: "value" }, names),
  many: (values, { field }, names) => {
    const read = values.map((value) => readOne(value, { field, part: "value" }, names));
    return read.length === 0 || read.includes(undefined) ? undefined : read;
  },
  parts: (values, { field, operation }, names) => {
    const { needed } = operation;
    const parts = Object.entries(operation.parts).filter(
      ([part, at]) => (values[at] ?? "") !== "" || needed.includes(part),
    );
    const positions = parts.map(([, at]) => at);
    const stray = values.some((value, at) => value !== "" && !positions.includes(at));
    if (stray || values.length !== Math.max(-1, ...positions) + 1 || parts.length === 0) return undefined;
    const read = parts.map(([part, at]) => [part, readOne(values[at] ?? "", { field, part }, names)] as const);
    if (read.some(([, value]) => value === undefined)) return undefined;
    if (findFault(operation, Object.fromEntries(read)) !== undefined) return undefined;
    const [first, ...more] = read;
    return more.length === 0 && first?.[0] === "value" && !isObject(first[1]) ? first[1] : Object.fromEntries(read);
  },
};

function readOne(value: string, { field, part }: { field: UpdatableField; part: string }, names: Names): unknown {
  const list = field.lists !== undefined && Object.hasOwn(field.lists, part) ? field.lists[part] : undefined;
  if (list !== undefined || field.value === "id") return readRow(value, list, names);
  if (field.value === "yesOrNo") return value === "1" ? true : value === "0" ? false : undefined;
  if (field.value !== "date") return value;
  const day = momentText(`[D:${value}]`) ?? "";
  return value.length === day.length && new RegExp(dayPattern).test(day) ? day : undefined;
}

function readRow(value: string, list: string | undefined, names: Names): unknown {
  if (!/^(0|[1-9]\d{0,14})$/.test(value)) return undefined;
  const id = Number(value);
  return list === undefined || id === 0 ? { id } : names.recordName({ list, additional: "" }, id);
}
