import { findColumn } from "../language/conditions/column.ts";
import { type Arity, operatorSynonyms } from "../language/conditions/operators.ts";
import { isoDateTime } from "../model/date-text.ts";
import { canonicalJson, isObject, type Json, type JsonObject } from "../util/json.ts";

/**
 * Restriction groups in the form in which they are compared (superoffice-conditions.md A.7): the order of groups,
 * of lines and of the values of a list operator means nothing; names of columns and operators ignore letter case
 * and synonyms; encoded and plain values are the same; what the server adds is left out.
 */
export function canonicalConditions(groups: unknown): Json {
  return sorted(objects(groups).map(canonicalGroup));
}

function canonicalGroup(group: JsonObject): Json {
  return {
    Name: text(group.Name),
    Description: text(group.Description),
    Restrictions: sorted(objects(group.Restrictions).map(canonicalLine)),
  };
}

function canonicalLine(line: JsonObject): Json {
  const column = findColumn(text(line.Name));
  const operator = operatorSynonyms[text(line.Operator)] ?? text(line.Operator);
  const operators = column?.operators ?? {};
  const name = findOperator(operators, operator);
  const sub = objects(line.SubRestrictions).map(canonicalLine);
  return {
    Name: column?.name ?? text(line.Name).toLowerCase(),
    Operator: name ?? operator.toLowerCase(),
    Values: canonicalValues(line.Values, {
      type: name === "isPK" ? "int" : column?.type,
      arity: name === undefined ? undefined : operators[name],
    }),
    ...(line.IsActive === false ? { IsActive: false } : {}),
    ...(sub.length === 0 ? {} : { SubRestrictions: sub }),
    ...(Number(line.InterParenthesis ?? 0) === 0 ? {} : { InterParenthesis: Number(line.InterParenthesis) }),
    ...(line.InterOperator === "Or" ? { InterOperator: "Or" } : {}),
  };
}

function findOperator(operators: Readonly<Record<string, Arity>>, name: string): string | undefined {
  if (Object.hasOwn(operators, name)) return name;
  return Object.keys(operators).find((known) => known.toLowerCase() === name.toLowerCase());
}

/** How many values an operator's author writes; the server may add calculated ones behind them (A.7). */
const authored: Readonly<Partial<Record<Arity, number>>> = { none: 0, one: 1, two: 2, period: 1, periods: 2 };

function canonicalValues(values: unknown, facts: { type: string | undefined; arity: Arity | undefined }): Json {
  const given = (Array.isArray(values) ? values : []).map((value) => decode(text(value), facts.type));
  if (facts.arity === "many") return [...new Set(given.flatMap((value) => value.split("\u0000")))].sort();
  const count = facts.arity === undefined ? undefined : authored[facts.arity];
  return given.slice(0, count ?? given.length);
}

const plainTypes = new Set(["string", "positiveString", "stringorPK"]);

/** The value behind its encoding (superoffice-conditions.md B); texts have none, so theirs is never stripped. */
function decode(value: string, type: string | undefined): string {
  if (type === "bool" || type === "saintStatus") return /^(true|1|\[I:1\])$/i.test(value) ? "1" : "0";
  if (type !== undefined && plainTypes.has(type)) return value;
  const [, marker, data = ""] = /^\[(I|F|M|TS|A):([^\]]*)\]$/.exec(value) ?? [];
  if (marker === "A") return data.split(/\s*,\s*/).join("\u0000");
  if (marker !== undefined) return String(Number(data));
  if (/^\[DT?:/.test(value))
    return type === "date" || type === "unlimitedDate" ? isoDateTime(value).slice(0, 10) : isoDateTime(value);
  return type === "decimal" || type === "int" ? String(Number(value)) : value;
}

const text = (value: unknown) => String(value ?? "");
const objects = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);

function sorted(values: readonly Json[]): readonly Json[] {
  if (values.length < 2) return values;
  return values
    .map((value) => ({ value, key: canonicalJson(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ value }) => value);
}
