import * as meaning from "../../diagnostic/meaning.ts";
import type { ArchiveRestrictionGroup, ArchiveRestrictionInfo } from "../../model/restriction.ts";
import type { LineRules } from "../conditions/column-of.ts";
import { type Condition, type Conditions, columnsOf, maximumGroups, toGroups } from "../conditions/expression.ts";
import { compileLine } from "../conditions/line.ts";
import { readConditions } from "../conditions/read.ts";
import { inside, type Place } from "../context.ts";
import type { Field, Words } from "../field.ts";
import type { SchemaNode } from "../schema-node.ts";

const example = [{ category: { oneOf: ["Prospect"] } }, { firstName: { begins: "A" } }];

/** The schema of a list of conditions; it refers to itself under `$defs/conditions`. */
export const conditionsReference: SchemaNode = { $ref: "#/$defs/conditions" };

/** What stands below `exactly`. */
const literalProperties: Readonly<Record<string, SchemaNode>> = {
  operator: { type: "string", description: "With exactly: the server's operator.", examples: ["equals"] },
  values: {
    type: "array",
    description: "With exactly: the values as the server encodes them.",
    examples: [["[I:5]"]],
    items: { type: "string" },
  },
  or: { type: "boolean", description: "With exactly: joined to the next condition by or.", examples: [true] },
  parentheses: {
    type: "integer",
    description: "With exactly: how many parentheses open here; below zero, how many close.",
    examples: [1],
  },
};

/** The definitions that `conditionsReference` needs. */
export const conditionDefinitions: Readonly<Record<string, SchemaNode>> = {
  conditions: {
    type: "array",
    description:
      "Conditions, all of which must hold. Each is a column with its test, or any: / all: with more conditions.",
    examples: [example],
    maxItems: 1000,
    items: { $ref: "#/$defs/condition" },
  },
  condition: {
    type: "object",
    description: "One condition: the column's name, and below it the operator with its value or values.",
    examples: example,
    minProperties: 1,
    maxProperties: 4,
    properties: {
      any: {
        ...conditionsReference,
        type: "array",
        minItems: 1,
        description: "At least one of these must hold.",
        examples: [example],
      },
      all: { ...conditionsReference, description: "All of these must hold.", examples: [example] },
      group: {
        type: "object",
        description: "With all: what the group of conditions is called in SuperOffice.",
        examples: [{ name: "Nordic customers" }],
        additionalProperties: false,
        minProperties: 1,
        properties: {
          name: { type: "string", maxLength: 254, description: "The group's name.", examples: ["Nordic customers"] },
          description: {
            type: "string",
            description: "The group's description.",
            examples: ["For the autumn campaign"],
          },
        },
      },
      inactive: {
        type: "boolean",
        description: "Keeps the condition in the list without using it.",
        examples: [true],
      },
      sub: {
        ...conditionsReference,
        type: "array",
        minItems: 1,
        description: "Conditions below a counter column.",
        examples: [example],
      },
    },
    additionalProperties: { $ref: "#/$defs/test" },
  },
  test: {
    type: ["string", "boolean", "object"],
    description:
      "The operator with its value: { oneOf: [A, B] }. An operator without a value is written alone: today. A yes-or-no column is true or false.",
    examples: [{ oneOf: ["Prospect"] }, { after: "2026-12-01" }, "today", true],
    minLength: 1,
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: {
      type: ["string", "number", "boolean", "array", "object"],
      minItems: 1,
      maxItems: 5000,
      description: "The value, or a list of values where the operator takes several.",
      examples: [["Internal"], 5, "2026-12-01"],
      additionalProperties: false,
      minProperties: 1,
      properties: {
        id: { type: "integer", description: "The id of a list value that has no name here.", examples: [5] },
        ...literalProperties,
      },
    },
  },
};

/** Compiles conditions to groups; `always` stands first in each of them. */
export function compileConditions(
  conditions: Conditions,
  rules: LineRules & { readonly always?: readonly ArchiveRestrictionInfo[] },
  place: Place,
): readonly ArchiveRestrictionGroup[] {
  const always = rules.always ?? [];
  if (reportUnclear(conditions, place)) return [];
  const groups = toGroups(conditions);
  if (groups === undefined) {
    place.context.report(
      meaning.tooManyGroups({ file: place.context.file, pointer: place.at, on: "key" }, maximumGroups),
    );
    return [];
  }
  return groups
    .filter(
      ({ name, description, lines }) =>
        groups.length > 1 || name + description !== "" || always.length + lines.length > 0,
    )
    .map(({ name, description, lines }, index) => ({
      Name: name,
      Description: description,
      Rank: index,
      Restrictions: [...always, ...lines.map((line) => compileLine(line, rules, place))],
    }));
}

/** Conditions on persons and companies, written to `RestrictionGroups`. */
export function conditions(words: Words, rules: LineRules): Field<Conditions> {
  return {
    properties: ["RestrictionGroups"],
    schema: { ...conditionsReference, description: words.description, examples: [words.example] },
    compile: (value, place) => ({ RestrictionGroups: compileConditions(value, rules, place) }),
    decompile: ({ values, names, required, today }) => {
      const read = readConditions(values.RestrictionGroups, rules, names, today);
      return read.length === 0 && !required ? undefined : read;
    },
  };
}

/** Reports entries that say two things at once, or nothing; true when there are any. */
function reportUnclear(conditions: Conditions, place: Place, alternatives = false): boolean {
  return conditions
    .map((condition, index) => {
      const problem =
        unclear(condition) ?? (!alternatives && namedGroups(conditions).length > 1 ? lostGroup(condition) : undefined);
      if (problem !== undefined) {
        const origin = { file: place.context.file, pointer: inside(place, index).at };
        place.context.report(meaning.unclearCondition(origin, problem));
      }
      const inner = (["any", "all", "sub"] as const).map((key) =>
        condition[key] === undefined
          ? false
          : reportUnclear(condition[key] as Conditions, inside(place, index, key), key === "any"),
      );
      return problem !== undefined || inner.includes(true);
    })
    .includes(true);
}

/** The entries of a list, all of which must hold, that name the one group which they are written to. */
const namedGroups = (conditions: Conditions) => conditions.filter(({ group }) => group !== undefined);

const lostGroup = ({ group }: Condition) =>
  group === undefined ? undefined : "Two groups stand side by side, and what must all hold is one group with one name";

function unclear(condition: Condition): string | undefined {
  const { any, all, group, inactive, sub } = condition;
  const columns = columnsOf(condition);
  const nested = any !== undefined || all !== undefined;
  if (any !== undefined && all !== undefined) return "It has both any and all";
  if (nested && columns.length > 0) return `It has both ${columns[0]} and ${any === undefined ? "all" : "any"}`;
  if (nested && (inactive !== undefined || sub !== undefined)) return "inactive and sub belong to a column";
  if (group !== undefined && all === undefined) return "group belongs to all";
  if (!nested && columns.length === 0) return "It names no column";
  return columns.length > 1 ? `It has both ${columns[0]} and ${columns[1]}` : undefined;
}
