import { findColumn, openColumn } from "../language/conditions/column.ts";
import { groupName } from "../language/conditions/group-name.ts";
import { type Arity, today } from "../language/conditions/operators.ts";
import { isoDateTime } from "../model/date-text.ts";
import { lineFeeds } from "../model/line-feeds.ts";
import { canonicalJson, isObject, type Json, type JsonObject } from "../util/json.ts";

/** A line in the form in which it is compared; what has its usual value is left out. */
export type CanonicalLine = {
  readonly Name: string;
  readonly Operator: string;
  readonly Values: Json;
  readonly IsActive?: false;
  readonly SubRestrictions?: readonly CanonicalLine[];
  readonly InterParenthesis?: number;
  readonly InterOperator?: "Or";
};

type CanonicalGroup = {
  readonly Name: string;
  readonly Description: string;
  readonly Restrictions: readonly CanonicalLine[];
};

/**
 * Restriction groups in the form in which they are compared (superoffice-conditions.md A.7): the order of groups,
 * of lines and of the values of a list operator means nothing; names of columns and operators ignore letter case
 * and synonyms; encoded and plain values are the same; what the server adds is left out, and so are the numbers that
 * it gives to groups without a name.
 */
export function canonicalConditions(groups: unknown): readonly CanonicalGroup[] {
  const given = objects(groups);
  // One group that asks nothing and has no name is how a condition without lines comes back.
  return given.length === 1 && given.every(isBlank) ? [] : sorted(given.map(canonicalGroup));
}

function isBlank({ Name, Description, Restrictions }: JsonObject): boolean {
  return groupName(text(Name)) + text(Description) === "" && objects(Restrictions).length === 0;
}

function canonicalGroup(group: JsonObject): CanonicalGroup {
  const lines = withoutLastWord(objects(group.Restrictions).map(canonicalLine));
  return {
    Name: groupName(text(group.Name)),
    Description: text(group.Description),
    // Joined by words or parentheses of their own, lines have their meaning from where they stand (A.4).
    Restrictions: lines.some((line) => "InterOperator" in line || "InterParenthesis" in line) ? lines : sorted(lines),
  };
}

/** Behind the last line nothing follows that it could be joined with. */
function withoutLastWord(lines: readonly CanonicalLine[]): readonly CanonicalLine[] {
  return lines.map((line, index) => {
    if (index < lines.length - 1) return line;
    const { InterOperator: _, ...last } = line;
    return last;
  });
}

function canonicalLine(line: JsonObject): CanonicalLine {
  const column = findColumn(text(line.Name)) ?? openColumn(text(line.Name));
  const values = Array.isArray(line.Values) ? line.Values.map(text) : [];
  const { operator, values: given } = today({ operator: text(line.Operator), values });
  const [name, arity] = findOperator(column.operators, operator);
  const sub = objects(line.SubRestrictions).map(canonicalLine);
  return {
    Name: column.type === undefined ? text(line.Name).toLowerCase() : column.name,
    Operator: name ?? operator.toLowerCase(),
    Values: canonicalValues(given, { type: typeByOperator.get(name) ?? column.type, arity }),
    ...(line.IsActive === false ? { IsActive: false } : {}),
    ...(sub.length === 0 ? {} : { SubRestrictions: sub }),
    ...(Number(line.InterParenthesis ?? 0) === 0 ? {} : { InterParenthesis: Number(line.InterParenthesis) }),
    ...(line.InterOperator === "Or" ? { InterOperator: "Or" } : {}),
  };
}

function findOperator(
  operators: Readonly<Record<string, Arity>>,
  written: string,
): readonly [name?: string, arity?: Arity | undefined] {
  if (Object.hasOwn(operators, written)) return [written, operators[written]];
  const small = written.toLowerCase();
  return Object.entries(operators).find(([name]) => name.toLowerCase() === small) ?? [];
}

/**
 * The type of an operator's values, which is another one than that of its column, or all that is known of them where
 * only the tenant knows the column (superoffice-conditions.md C.3: no other types have these operators).
 */
const typeByOperator: ReadonlyMap<string | undefined, string> = new Map([
  ...typed("int", ["isPK"]),
  ...typed("bool", ["set"]),
  ...typed("decimal", ["unequals", "less", "greater", "between"]),
  ...typed("date", ["before", "date", "after", "dateBetween"]),
  ...typed("datetime", ["afterTime", "beforeTime", "dateTime"]),
]);

function typed(type: string, operators: readonly string[]): readonly (readonly [operator: string, type: string])[] {
  return operators.map((operator) => [operator, type]);
}

/** How many values an author writes where the server may add calculated ones behind them (A.7). */
const authored: ReadonlyMap<Arity | undefined, number> = new Map([
  ["none", 0],
  ["period", 1],
  ["periods", 2],
]);

function canonicalValues(
  values: readonly string[],
  facts: { type: string | undefined; arity: Arity | undefined },
): Json {
  const { arity } = facts;
  const type = arity === "period" || arity === "periods" ? "int" : facts.type;
  const given = values.map((value) => decode(value, type));
  if (arity === "many") return [...new Set(given.flatMap((value) => (Array.isArray(value) ? value : [value])))].sort();
  return given.slice(0, authored.get(arity));
}

/** The value behind its encoding (superoffice-conditions.md B); a list for an array. What cannot be read stays as it is. */
function decode(value: string, type: string | undefined): string | readonly string[] {
  const [, marker, data = ""] = /^\[(I|F|M|TS|A):([^\]]*)\]$/.exec(value) ?? [];
  if (type === undefined) return decodeUnknown(value, marker, data);
  if (plainTypes.has(type)) return value;
  if (yesOrNoTypes.has(type)) return yesOrNo(value) ?? decodeUnknown(value, marker, data);
  if (dateTypes.has(type)) return marker === undefined ? isoDateTime(value) : decodeUnknown(value, marker, data);
  if (marker === "A") return numbersOf(data);
  return number(marker === undefined ? value : data) ?? value;
}

const plainTypes = new Set(["string", "positiveString", "stringorPK"]);
const yesOrNoTypes = new Set(["bool", "saintStatus"]);
const dateTypes = new Set(["date", "datetime", "unlimitedDate"]);

/** What a column that only the tenant knows equals may be a text: only a marker says that it is something else. */
function decodeUnknown(value: string, marker: string | undefined, data: string): string | readonly string[] {
  if (marker === "A") return numbersOf(data);
  if (marker !== undefined) return number(data) ?? value;
  return /^\[DT?:/.test(value) ? isoDateTime(value) : value;
}

function yesOrNo(value: string): string | undefined {
  if (/^(true|1|\[I:1\])$/i.test(value)) return "1";
  return /^(false|0|\[I:0\])$/i.test(value) ? "0" : undefined;
}

function numbersOf(data: string): readonly string[] {
  const parts = data.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "").map((part) => number(part) ?? part);
}

/** 1 for 1.0 and 01, digit for digit, because long ids are more than a number can hold; undefined for what is none. */
function number(written: string): string | undefined {
  const [, sign, whole = "", rest = ""] = /^([+-]?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(written.trim()) ?? [];
  if (sign === undefined) return undefined;
  const digits = rest === "" ? whole : `${whole}.${rest}`;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

const text = (value: unknown) => lineFeeds(String(value ?? ""));
const objects = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);

function sorted<Value extends Json>(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  return values
    .map((value) => ({ value, key: canonicalJson(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ value }) => value);
}
