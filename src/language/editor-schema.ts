import { type AreaName, areaOf, areas } from "./conditions/areas.ts";
import type { Catalogue, Column } from "./conditions/column.ts";
import { exampleLine } from "./conditions/example.ts";
import { type Arity, periodCodes } from "./conditions/operators.ts";
import { typeWords } from "./conditions/type-words.ts";
import { actionEvents, type EventTable, goalEvents, triggerEvents } from "./events.ts";
import { flowSchema } from "./schema.ts";
import type { SchemaNode } from "./schema-node.ts";

const reference = (name: string): SchemaNode => ({ $ref: `#/$defs/${name}` });

/**
 * The schema of flow files for editors: it allows what `flowSchema` allows, and knows columns, their operators and
 * which of them a place offers, so that an editor can complete them. Flows are never checked with it.
 */
export function editorSchema(catalogue: Catalogue): SchemaNode {
  const { $defs, properties, ...root } = flowSchema() as Schema;
  const columns = catalogue.names().flatMap((name) => catalogue.find(name) ?? []);
  const { enrolment, goals, ...others } = properties;
  const { triggers, ...enrolling } = (enrolment as Schema).properties;
  return {
    ...root,
    $id: "https://flowform.example/schema/flow.schema.json",
    properties: {
      ...others,
      enrolment: { ...enrolment, properties: { triggers: withAreas(triggers, triggerEvents), ...enrolling } },
      goals: withAreas(goals, goalEvents),
    },
    $defs: {
      ...$defs,
      step: withActions($defs.step as Schema),
      ...definitionsOfAreas($defs.conditions, $defs.condition),
      ...hintsOfAreas(columns),
      ...hintsOfTypes(columns),
    },
  };
}

type Nodes = Readonly<Record<string, SchemaNode>>;
type Schema = SchemaNode & { readonly properties: Nodes; readonly $defs: Nodes };

/** A list of events whose conditions are completed by what the event offers. */
function withAreas(list: unknown, { events }: EventTable): SchemaNode {
  const { items, ...array } = list as { readonly items: Schema };
  const { properties, ...item } = items;
  const cases = Object.entries(events).map(([on, { offers }]) => ({
    if: { required: ["on"], properties: { on: { const: on } } },
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
    then: { properties: { where: reference(offers.length === 1 ? `conditions-${offers[0]?.area}` : "conditions") } },
  }));
  const { $ref: _, ...where } = properties.where ?? {};
  return { ...array, items: { ...item, properties: { ...properties, where }, allOf: cases } };
}

function withActions(step: Schema): SchemaNode {
  const { waitForAction } = step.properties;
  const { properties } = waitForAction as Schema;
  const actions = withAreas(properties.actions, actionEvents);
  return {
    ...step,
    properties: { ...step.properties, waitForAction: { ...waitForAction, properties: { ...properties, actions } } },
  };
}

const areaNames = Object.keys(areas) as readonly AreaName[];

/** Conditions on one area each, and on all of them; any: and all: stay in the area. */
function definitionsOfAreas(list: SchemaNode | undefined, condition: SchemaNode | undefined): SchemaNode {
  const forNames = (names: readonly AreaName[], suffix: string): SchemaNode => {
    const { properties, ...rest } = condition as Schema;
    const inside = reference(`conditions${suffix}`);
    return {
      [`conditions${suffix}`]: { ...list, items: reference(`condition${suffix}`) },
      [`condition${suffix}`]: {
        ...rest,
        properties: { ...properties, any: { ...properties.any, ...inside }, all: { ...properties.all, ...inside } },
        allOf: names.map((name) => reference(`columns-${name}`)),
      },
    };
  };
  return Object.assign(forNames(areaNames, ""), ...areaNames.map((name) => forNames([name], `-${name}`)));
}

/** The columns of each area as keys, none of which must be there. */
function hintsOfAreas(columns: readonly Column[]): SchemaNode {
  const hints = new Map(areaNames.map((area): [AreaName, Record<string, SchemaNode>] => [area, {}]));
  for (const { name, type } of columns) {
    const own = hints.get(areaOf(name));
    if (own !== undefined) own[name] = reference(`column-${type}`);
  }
  return Object.fromEntries([...hints].map(([area, properties]) => [`columns-${area}`, { properties }]));
}

/** What stands behind a column of each type: an operator alone, or an operator with its value. */
function hintsOfTypes(columns: readonly Column[]): SchemaNode {
  const byType = new Map(columns.map((column) => [column.type, column]));
  return Object.fromEntries(
    [...byType].map(([type, column]) => {
      const operators = Object.entries(column.operators);
      const alone = operators.filter(([, arity]) => arity === "none").map(([name]) => name);
      const withValue = operators.filter(([, arity]) => arity !== "none");
      const description = `A column of type ${typeWords(type)}. For example: ${exampleLine({ ...column, name: "column" }).slice(2)}`;
      const values = Object.fromEntries(withValue.map(([name, arity]) => [name, valueHints[arity]]));
      return [
        `column-${type}`,
        { ...reference("test"), description, anyOf: [{ enum: alone }, { properties: values }] },
      ];
    }),
  );
}

/** What an operator wants, in words and where they can be counted as choices. */
const valueHints: Readonly<Record<Arity, SchemaNode>> = {
  none: {},
  one: { description: "One value." },
  two: { description: "A list of two values." },
  many: { description: "A list of values." },
  period: { description: "A period of time.", anyOf: [{ enum: Object.keys(periodCodes) }, {}] },
  periods: { description: "A number and a period of time.", examples: ["2 weeks"] },
};
