/** A piece of JSON Schema (draft 2020-12). */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** A text. */
export const text = (description: string, example: string): SchemaNode => ({
  type: "string",
  description,
  examples: [example],
});

/** A number of things. */
export const count = (description: string, example: number): SchemaNode => ({
  type: "integer",
  minimum: 0,
  description,
  examples: [example],
});

/** A list. */
export const list = (description: string, items: SchemaNode): SchemaNode => ({ type: "array", description, items });

/** An object with these members, all of them required unless they are named in `optional`; readers ignore others. */
export function object(
  description: string,
  properties: Readonly<Record<string, SchemaNode>>,
  optional: readonly string[] = [],
): SchemaNode {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", description, required, properties };
}
