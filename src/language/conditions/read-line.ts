import { isObject, type JsonObject } from "../../util/json.ts";
import type { Names } from "../context.ts";
import { type Column, openColumn } from "./column.ts";
import { isElsewhere, type LineRules } from "./column-of.ts";
import type { Condition, Test } from "./expression.ts";
import { exactly } from "./line.ts";
import { type Arity, periodCodes, today } from "./operators.ts";
import { readValue, readValues } from "./read-value.ts";

/** The reverse of `compileLine`. What the language has no words for is written in the server's own. */
export function readLine(line: JsonObject, rules: LineRules, names: Names): Condition {
  const sub = (Array.isArray(line.SubRestrictions) ? line.SubRestrictions : []).filter(isObject);
  const [name, test] = readTest(line, rules, names);
  return {
    [name]: test,
    ...(line.IsActive === false ? { inactive: true } : {}),
    ...(sub.length === 0 ? {} : { sub: sub.map((inner) => readLine(inner, rules, names)) }),
  };
}

function readTest(line: JsonObject, rules: LineRules, names: Names): readonly [column: string, Test] {
  const written = String(line.Name ?? "");
  const column = names.catalogue.find(written) ?? (rules.anyColumn ? openColumn(written) : undefined);
  if (column === undefined || isElsewhere(written, column, rules)) return [written, literal(line)];
  const tested = today({
    operator: String(line.Operator),
    values: (Array.isArray(line.Values) ? line.Values : []).map(String),
  });
  const operator = findOperator(column, tested.operator);
  const arity = operator === undefined ? undefined : column.operators[operator];
  const joined = line.InterOperator === "Or" || Number(line.InterParenthesis ?? 0) !== 0;
  if (operator === undefined || arity === undefined || joined) return [written, literal(line)];
  const value = readers[arity](tested.values, { column, operator }, names);
  if (value === undefined) return [written, literal(line)];
  if (arity === "none") return [column.name, operator];
  return [column.name, operator === "set" && typeof value === "boolean" ? value : { [operator]: value }];
}

function findOperator({ operators }: Column, written: string): string | undefined {
  return Object.keys(operators).find((known) => known.toLowerCase() === written.toLowerCase());
}

function literal({ Operator, Values, InterOperator, InterParenthesis }: JsonObject): Test {
  const parentheses = Number(InterParenthesis ?? 0);
  const values = (Array.isArray(Values) ? Values : []).map(String);
  return {
    [exactly]: {
      operator: String(Operator),
      values,
      ...(InterOperator === "Or" ? { or: true } : {}),
      ...(parentheses === 0 ? {} : { parentheses }),
    },
  };
}

type Tested = { readonly column: Column; readonly operator: string };
type Reader = (values: readonly string[], tested: Tested, names: Names) => unknown;

/** Behind periods of time, and where none is written, the server adds calculated values (superoffice-conditions.md A.7). */
const readers: Readonly<Record<Arity, Reader>> = {
  none: () => null,
  one: ([value, ...more], tested, names) =>
    value === undefined || more.length > 0 ? undefined : readValue(value, tested, names),
  two: (values, tested, names) => (values.length === 2 ? readValues(values, tested, names) : undefined),
  many: readValues,
  period: ([code]) => periodWord(code),
  periods: ([count, code]) => {
    const [number, word] = [numberOf(count), periodWord(code)];
    return number === undefined || word === undefined ? undefined : `${number} ${word}${number === 1 ? "" : "s"}`;
  },
};

function numberOf(value: string | undefined): number | undefined {
  const [, digits] = /^(?:\[I:)?(\d{1,4})\]?$/.exec(value ?? "") ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function periodWord(code: string | undefined): string | undefined {
  const number = numberOf(code);
  return Object.keys(periodCodes).find((word) => periodCodes[word] === number);
}
