import { inside } from "../context.ts";
import type { Field, Words } from "../field.ts";
import type { SchemaNode } from "../schema-node.ts";

/** How a flow's key is written. */
export const flowKeySchema: SchemaNode = { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 100 };

/** Another flow of this project, by its key. */
export function flowKey(property: string, words: Words): Field<string> {
  return {
    properties: [property],
    schema: { ...flowKeySchema, description: words.description, examples: [words.example] },
    compile: (value, place) => ({ [property]: place.context.flowId(value, place.at) }),
  };
}

/** Several other flows of this project, by key. */
export function flowKeys(property: string, words: Words): Field<readonly string[]> {
  return {
    properties: [property],
    schema: {
      type: "array",
      uniqueItems: true,
      description: words.description,
      examples: [words.example],
      items: flowKeySchema,
    },
    compile: (value, place) => ({
      [property]: value.map((key, index) => place.context.flowId(key, inside(place, index).at)),
    }),
  };
}
