import type { JsonObject } from "../util/json.ts";
import type { SchemaFault } from "./schema-fault.ts";

/** The kinds of YAML files that have a schema. */
export type ShapeName = "flow" | "config";

/** What `scripts/build.mjs` makes of a schema: true for a value that fits, else the faults stand on the function. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
}

export interface Shape {
  readonly loadValidator: () => Promise<Validator>;
  /** The words for people are in the schema itself, and it is needed only when something is wrong. */
  readonly loadSchema: () => Promise<JsonObject>;
}

export const shapes: Readonly<Record<ShapeName, Shape>> = {
  flow: {
    loadValidator: async () => (await import("../generated/validate-flow.js")).validateFlow,
    loadSchema: async () => (await import("../../schema/flow.shape.json", { with: { type: "json" } })).default,
  },
  config: {
    loadValidator: async () => (await import("../generated/validate-config.js")).validateConfig,
    loadSchema: async () => (await import("../../schema/config.schema.json", { with: { type: "json" } })).default,
  },
};
