import { type FlowName, inside } from "../context.ts";
import type { Field, Words } from "../field.ts";
import type { SchemaNode } from "../schema-node.ts";

/** How a flow's key is written. */
export const flowKeySchema: SchemaNode = { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 100 };

/** How another flow is written; the definition stands once in the schema. */
export const flowNameSchema: SchemaNode = { $ref: "#/$defs/flowName" };

/** By its key, or by its id where it is no flow of this project. */
export const flowNameDefinition: SchemaNode = {
  ...flowKeySchema,
  type: ["string", "object"],
  description: "A flow of this project by its key, or { id: 123 } for a flow that only SuperOffice has.",
  examples: ["win-back", { id: 1019 }],
  additionalProperties: false,
  required: ["id"],
  properties: {
    id: { type: "integer", minimum: 1, description: "The flow's id in SuperOffice.", examples: [1019] },
  },
};

/** Another flow. */
export function flowKey(property: string, words: Words): Field<FlowName> {
  return {
    properties: [property],
    schema: { ...flowNameSchema, description: words.description, examples: [words.example] },
    compile: (value, place) => ({ [property]: place.context.flowId(value, place.at) }),
    decompile: ({ values, names }) => {
      const id = Number(values[property] ?? 0);
      return id === 0 ? undefined : names.flowName(id);
    },
  };
}

/** Several other flows. */
export function flowKeys(property: string, words: Words): Field<readonly FlowName[]> {
  return {
    properties: [property],
    schema: {
      type: "array",
      uniqueItems: true,
      description: words.description,
      examples: [words.example],
      items: flowNameSchema,
    },
    compile: (value, place) => ({
      [property]: value.map((key, index) => place.context.flowId(key, inside(place, index).at)),
    }),
    decompile: ({ values, names }) => {
      const ids = [...new Set((values[property] ?? []) as readonly number[])];
      return ids.length === 0 ? undefined : ids.map((id) => names.flowName(id));
    },
  };
}
