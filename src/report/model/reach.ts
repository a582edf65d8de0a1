import { type ConditionGroup, type ConditionLine, conditionsOf, lineKey } from "./conditions.ts";

/** What another condition means for how many it lets through; undefined where that is not certain. */
export type Reach = "more" | "fewer" | "same" | undefined;

/** Compares two conditions by logic alone: whoever passes one of them is sure to pass the other one, or is not. */
export function reachOf(before: unknown, after: unknown): Reach {
  const [was, is] = [alternativesOf(before), alternativesOf(after)];
  if (was === undefined || is === undefined) return undefined;
  const [widens, narrows] = [allPass(was, is), allPass(is, was)];
  if (widens) return narrows ? "same" : "more";
  return narrows ? "fewer" : undefined;
}

/** The lines that count of each group; undefined where what the server makes of a group is not certain. */
function alternativesOf(value: unknown): readonly (readonly ConditionLine[])[] | undefined {
  const groups = conditionsOf(value);
  if (groups.length === 0) return [[]];
  const lines = groups.map((group) => group.lines.filter(({ IsActive }) => IsActive !== false));
  return groups.some(isUnclear) ? undefined : lines;
}

const isUnclear = ({ isJoined, lines }: ConditionGroup) =>
  isJoined || lines.every(({ IsActive }) => IsActive === false);

/** Whether everybody who passes the first condition passes the second one: each group is within one of the others. */
function allPass(first: readonly (readonly ConditionLine[])[], second: readonly (readonly ConditionLine[])[]): boolean {
  return first.every((group) =>
    second.some((wider) => wider.every((wanted) => group.some((given) => implies(given, wanted)))),
  );
}

type Side = { readonly given: readonly string[]; readonly wanted: readonly string[] };

const within = ({ given, wanted }: Side) => given.every((value) => wanted.includes(value));
const around = ({ given, wanted }: Side) => wanted.every((value) => given.includes(value));
const atLeast = (given: Side) => compared(given, (a, b) => a >= b);
const atMost = (given: Side) => compared(given, (a, b) => a <= b);

function compared({ given, wanted }: Side, holds: (a: number, b: number) => boolean): boolean {
  const [a, b] = [given, wanted].map((values) => (values.length === 1 ? Number(values[0]) : Number.NaN));
  return a !== undefined && b !== undefined && !Number.isNaN(a) && !Number.isNaN(b) && holds(a, b);
}

/** When a line with these values asks at least what one with those values asks. */
const stricter: Readonly<Record<string, (sides: Side) => boolean>> = {
  oneOf: within,
  in: within,
  associateIsOneOf: within,
  intArrayOneOf: within,
  notOneOf: around,
  associateIsNotOneOf: around,
  noneOf: around,
  intArrayNotAnyOf: around,
  allOf: around,
  intArrayAllOf: around,
  greater: atLeast,
  less: atMost,
};

function implies(given: ConditionLine, wanted: ConditionLine): boolean {
  if (lineKey(given) === lineKey(wanted)) return true;
  const { Values: a, ...one } = given;
  const { Values: b, ...other } = wanted;
  if (lineKey(one) !== lineKey(other) || !Array.isArray(a) || !Array.isArray(b)) return false;
  if (a.length === 0 || b.length === 0) return false;
  return stricter[String(one.Operator)]?.({ given: a.map(String), wanted: b.map(String) }) === true;
}
