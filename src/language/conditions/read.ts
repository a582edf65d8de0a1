import { isObject, type JsonObject } from "../../util/json.ts";
import type { Names } from "../context.ts";
import type { LineRules } from "./column-of.ts";
import type { Condition, Conditions } from "./expression.ts";
import { groupName } from "./group-name.ts";
import { keepNesting } from "./keep-nesting.ts";
import { readLine } from "./read-line.ts";

const objects = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);

/**
 * The reverse of `compileConditions`: groups as a person would have written them, in their order. Of what is written
 * `today`, the nesting stays where it can.
 */
export function readConditions(groups: unknown, rules: LineRules, names: Names, today?: unknown): Conditions {
  const read = readGroups(groups, rules, names);
  return (Array.isArray(today) ? keepNesting(today, read) : undefined) ?? read;
}

function readGroups(groups: unknown, rules: LineRules, names: Names): Conditions {
  const read = objects(groups).map((group) => ({ group: titleOf(group), lines: readLines(group, rules, names) }));
  const [only, ...others] = read;
  if (only === undefined) return [];
  if (others.length === 0) return only.group === undefined ? only.lines : [together(only)];
  return [
    { any: read.map((group) => (group.lines.length === 1 ? (alone(group) ?? together(group)) : together(group))) },
  ];
}

interface ReadGroup {
  readonly group: JsonObject | undefined;
  readonly lines: Conditions;
}

function together({ group, lines }: ReadGroup): Condition {
  return { all: lines, ...(group === undefined ? {} : { group }) };
}

/** A group of one line needs no `all:`, unless it has a name. */
function alone({ group, lines }: ReadGroup): Condition | undefined {
  return group === undefined ? lines[0] : undefined;
}

function readLines(group: JsonObject, rules: LineRules, names: Names): Conditions {
  return objects(group.Restrictions).map((line) => readLine(line, rules, names));
}

function titleOf({ Name, Description }: JsonObject): JsonObject | undefined {
  const [name, description] = [groupName(String(Name ?? "")), String(Description ?? "")];
  if (name === "" && description === "") return undefined;
  return { ...(name === "" ? {} : { name }), ...(description === "" ? {} : { description }) };
}
