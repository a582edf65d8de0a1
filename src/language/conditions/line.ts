import * as columns from "../../diagnostic/columns.ts";
import * as meaning from "../../diagnostic/meaning.ts";
import type { ArchiveRestrictionInfo } from "../../model/restriction.ts";
import { isObject } from "../../util/json.ts";
import { inside, type Place } from "../context.ts";
import { nothingKnown } from "./areas.ts";
import type { Column } from "./column.ts";
import { columnOf, type LineRules } from "./column-of.ts";
import { type Line, toGroups } from "./expression.ts";
import { type Arity, operatorSynonyms, periodCodes } from "./operators.ts";
import { typeWords } from "./type-words.ts";
import { encodeValue, encodeValues } from "./values.ts";

/** The parts of a restriction that the author decides, and what the server makes of the rest (superoffice-conditions.md A.6). */
export function restriction(name: string, operator: string, values: readonly string[]): ArchiveRestrictionInfo {
  return {
    Name: name,
    Operator: operator,
    Values: values,
    DisplayValues: null,
    ColumnInfo: null,
    IsActive: true,
    SubRestrictions: null,
    InterParenthesis: 0,
    InterOperator: "And",
    UniqueHash: 0,
  };
}

const wordsOf = ({ type }: Column) => (type === undefined ? "" : typeWords(type));

/** Compiles one line of a condition, reporting a column, an operator or a value that cannot be. */
export function compileLine(line: Line, rules: LineRules, place: Place): ArchiveRestrictionInfo {
  const here = inside(place, ...line.at);
  const origin = { file: place.context.file, pointer: here.at, on: "key" } as const;
  const literal = literalOf(line);
  if (literal !== undefined) return compileLiteral(line, literal, { rules, place: here });
  const column = columnOf(line.column, rules, here);
  const { operator, value, at } = readTest(line);
  const test = { column, operator: operatorSynonyms[operator] ?? operator };
  const arity = column.operators[test.operator];
  const valuePlace = inside(here, ...at);
  if (arity === undefined) {
    const facts = {
      operator,
      column: line.column,
      type: wordsOf(column),
      known: Object.keys(column.operators),
      bare: typeof line.test === "string",
    };
    place.context.report(meaning.unknownOperator({ ...origin, pointer: valuePlace.at }, facts));
    return restriction(column.name, operator, []);
  }
  const catalogue = place.context.catalogue;
  if (!catalogue.lists(column, test.operator)) {
    const facts = { operator: test.operator, column: column.name, type: wordsOf(column), target: catalogue.target };
    place.context.report(columns.unlistedOperator({ ...origin, pointer: valuePlace.at }, facts));
  }
  const values = checkCount(arity, value, valuePlace) ? encoders[arity](value, test, valuePlace) : [];
  return {
    ...restriction(column.name, test.operator, values),
    IsActive: !line.inactive,
    SubRestrictions: line.sub.length === 0 ? null : compileSub(line, rules, here),
  };
}

/** The word under which any line can be written as the server has it. */
export const exactly = "exactly";

/** A line in the server's own words. */
interface Literal {
  readonly operator?: string;
  readonly values?: readonly string[];
  readonly or?: boolean;
  readonly parentheses?: number;
}

function literalOf({ test }: Line): Literal | undefined {
  const literal = isObject(test) ? test[exactly] : undefined;
  return isObject(literal) ? literal : undefined;
}

function compileLiteral(line: Line, literal: Literal, { rules, place }: { rules: LineRules; place: Place }) {
  const { operator, values, or, parentheses = 0 } = literal;
  if (operator === undefined || values === undefined) {
    const rule = 'the server\'s operator and its values: { operator: equals, values: ["[I:5]"] }';
    place.context.report(meaning.wrongValueCount({ file: place.context.file, pointer: place.at }, exactly, rule));
  }
  const sub = line.sub.length === 0 ? null : compileSub(line, { ...rules, anyColumn: true }, place);
  return {
    ...restriction(line.column, operator ?? "", values ?? []),
    IsActive: !line.inactive,
    SubRestrictions: sub,
    InterOperator: or === true ? "Or" : "And",
    InterParenthesis: parentheses,
  } satisfies ArchiveRestrictionInfo;
}

/** Lines below a counter column, about what is counted; they are always joined by AND (superoffice-conditions.md A.3). */
function compileSub(line: Line, rules: LineRules, place: Place): readonly ArchiveRestrictionInfo[] {
  const at = [...place.at.slice(0, -1), "sub"];
  const rulesInside = { ...rules, place: { ...rules.place, offers: nothingKnown } };
  const [group, ...alternatives] = toGroups(line.sub) ?? [];
  if (group === undefined || alternatives.length > 0) {
    const origin = { file: place.context.file, pointer: at, on: "key" } as const;
    place.context.report(
      meaning.unclearCondition(origin, "Below sub all conditions must hold; any has no place there"),
    );
  }
  return group?.lines.map((inner) => compileLine(inner, rulesInside, { ...place, at })) ?? [];
}

function readTest(line: Line): { operator: string; value: unknown; at: readonly string[] } {
  if (typeof line.test === "boolean") return { operator: "set", value: line.test, at: [] };
  if (typeof line.test === "string") return { operator: line.test, value: undefined, at: [] };
  const operator = Object.keys(line.test)[0] ?? "";
  return { operator, value: line.test[operator], at: [operator] };
}

type Test = { readonly column: Column; readonly operator: string };
type Encoder = (value: unknown, test: Test, place: Place) => readonly string[];

const encoders: Readonly<Record<Arity, Encoder>> = {
  none: () => [],
  one: (value, test, place) => [encodeValue(value, test, place)],
  two: (value, test, place) => encodeValues(value as readonly unknown[], test, place),
  many: (value, test, place) => encodeValues(Array.isArray(value) ? value : [value], test, place),
  period: (value) => [`[I:${periodCodes[String(value)]}]`],
  periods: (value) => {
    const [count, unit = ""] = String(value).split(" ");
    return [`[I:${count}]`, `[I:${periodCodes[unit.replace(/s$/, "")]}]`];
  },
};

const units = Object.keys(periodCodes).join("|");
const wants: Readonly<Record<Arity, { readonly rule: string; readonly holds: (value: unknown) => boolean }>> = {
  none: { rule: "no value; write only its name", holds: (value) => value === undefined },
  one: { rule: "one value", holds: (value) => value !== undefined && !Array.isArray(value) },
  two: { rule: "a list of two values", holds: (value) => Array.isArray(value) && value.length === 2 },
  many: { rule: "a list of values", holds: (value) => value !== undefined },
  period: {
    rule: `one of ${Object.keys(periodCodes).join(", ")}`,
    holds: (value) => new RegExp(`^(${units})$`).test(String(value)),
  },
  periods: {
    rule: "a number and a period, such as 2 weeks",
    holds: (value) => new RegExp(`^[0-9]{1,4} (${units})s?$`).test(String(value)),
  },
};

function checkCount(arity: Arity, value: unknown, place: Place): boolean {
  const { rule, holds } = wants[arity];
  if (holds(value)) return true;
  place.context.report(
    meaning.wrongValueCount({ file: place.context.file, pointer: place.at }, String(place.at.at(-1)), rule),
  );
  return false;
}
