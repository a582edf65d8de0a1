import type { Values } from "../context.ts";

/** A list of conditions, all of which must hold. */
export type Conditions = readonly Condition[];

/** `any:`, `all:`, or one line: a column with its test. */
export type Condition = Values;

/** One line: which column is tested and how. */
export interface Line {
  readonly column: string;
  readonly test: Test;
  readonly inactive: boolean;
  readonly sub: Conditions;
  /** Where the line stands below the condition's own place. */
  readonly at: readonly (string | number)[];
}

/** `{ oneOf: [A, B] }`, the bare name of an operator that wants no value, or yes or no for a column that is one. */
export type Test = string | boolean | Values;

/** Lines that must all hold, with the name and description that their group bears. */
export interface Group {
  readonly name: string;
  readonly description: string;
  readonly lines: readonly Line[];
}

/** The keys beside a column's name, or instead of it, that are not columns. */
export const reservedKeys = ["any", "all", "group", "inactive", "sub"] as const;

/** The most groups that a condition may need; more is unreadable and slow on the server. */
export const maximumGroups = 64;

/**
 * The condition as an OR of ANDs, in the order in which it is written: the only form that is documented to work
 * (superoffice-conditions.md A.4). Stops early, returning undefined, when more than `maximumGroups` are needed.
 */
export function toGroups(conditions: Conditions, at: Line["at"] = []): readonly Group[] | undefined {
  let groups: readonly Group[] = [{ name: "", description: "", lines: [] }];
  for (const [index, condition] of conditions.entries()) {
    const alternatives = alternativesOf(condition, [...at, index]);
    if (alternatives === undefined || groups.length * alternatives.length > maximumGroups) return undefined;
    groups = groups.flatMap((group) => alternatives.map((alternative) => both(group, alternative)));
  }
  return groups;
}

function alternativesOf(condition: Condition, at: Line["at"]): readonly Group[] | undefined {
  if (condition.any !== undefined) return anyOf(condition.any as Conditions, [...at, "any"]);
  if (condition.all !== undefined) {
    const { name = "", description = "" } = (condition.group ?? {}) as { name?: string; description?: string };
    return toGroups(condition.all as Conditions, [...at, "all"])?.map((group) =>
      both(group, { name, description, lines: [] }),
    );
  }
  return [{ name: "", description: "", lines: linesOf(condition, at) }];
}

function anyOf(conditions: Conditions, at: Line["at"]): readonly Group[] | undefined {
  const groups: Group[] = [];
  for (const [index, condition] of conditions.entries()) {
    const alternatives = alternativesOf(condition, [...at, index]);
    if (alternatives === undefined || groups.length + alternatives.length > maximumGroups) return undefined;
    groups.push(...alternatives);
  }
  return groups;
}

function both(a: Group, b: Group): Group {
  return { name: b.name || a.name, description: b.description || a.description, lines: [...a.lines, ...b.lines] };
}

/** The columns that a condition names; a right one names exactly one, or none beside `any:` or `all:`. */
export function columnsOf(condition: Condition): readonly string[] {
  const reserved: readonly string[] = reservedKeys;
  return Object.keys(condition).filter((key) => !reserved.includes(key));
}

function linesOf(condition: Condition, at: Line["at"]): readonly Line[] {
  return columnsOf(condition).map((column) => ({
    column,
    test: condition[column] as Test,
    inactive: condition.inactive === true,
    sub: (condition.sub ?? []) as Conditions,
    at: [...at, column],
  }));
}
