import type { SchemaNode } from "./schema-node.ts";

/** How the ids of steps, branches and events are written: words a person can say. */
export const idSchema: SchemaNode = { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 60 };

/** `id` and `was`, as every node may have them. */
export const identityFields: Readonly<Record<string, SchemaNode>> = {
  id: {
    ...idSchema,
    description:
      "The id, unique in the flow, in small letters, digits and hyphens. People stand on it: keep it when the rest changes.",
    examples: ["settle-in"],
  },
  was: {
    ...idSchema,
    description: "The id that it had before, when it is renamed. Remove it once the rename is applied everywhere.",
    examples: ["first-wait"],
  },
};
