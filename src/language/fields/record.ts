import { isObject } from "../../util/json.ts";
import { inside, type ListReference, type Name, type Place, type Reading } from "../context.ts";
import type { Field, Words } from "../field.ts";
import type { SchemaNode } from "../schema-node.ts";

/** Which list names the records of a field; the answer may depend on what its siblings wrote. */
export type ListFor = (place: Pick<Place, "sibling">) => ListReference;

/** A list that depends on nothing. */
export function list(name: string, additional = ""): ListFor {
  return () => ({ list: name, additional });
}

/** How a record is written; the definition stands once in the schema. */
export const nameSchema: SchemaNode = { $ref: "#/$defs/name" };

/** By name, or by id where the record has no name. */
export const nameDefinition: SchemaNode = {
  type: ["string", "object"],
  description: "A record by its name in SuperOffice, or { id: 123 } where it has no name of its own.",
  examples: ["Newsletter", { id: 123 }],
  minLength: 1,
  additionalProperties: false,
  required: ["id"],
  properties: {
    id: { type: "integer", minimum: 0, description: "The record's id; 0 for none yet.", examples: [123] },
  },
};

/** One record by name. */
export function record(property: string, listFor: ListFor, words: Words): Field<Name> {
  return {
    properties: [property],
    schema: { ...nameSchema, description: words.description, examples: [words.example] },
    compile: (value, place) => ({ [property]: place.context.recordId(listFor(place), value, place.at) }),
    decompile: (reading) => nameOf(Number(reading.values[property] ?? 0), listFor, reading),
  };
}

/** What is written for a record: nothing for none, unless the key must be there. */
export function nameOf(id: number, listFor: ListFor, reading: Reading): Name | undefined {
  if (id !== 0) return reading.names.recordName(listFor(reading), id);
  return reading.required ? { id } : undefined;
}

/** Several records by name. */
export function records(property: string, listFor: ListFor, words: Words): Field<readonly Name[]> {
  return {
    properties: [property],
    schema: {
      type: "array",
      uniqueItems: true,
      description: words.description,
      examples: [words.example],
      items: nameSchema,
    },
    compile: (value, place) => ({
      [property]: value.map((name, index) => place.context.recordId(listFor(place), name, inside(place, index).at)),
    }),
    decompile: (reading) => {
      const ids = [...new Set((reading.values[property] ?? []) as readonly number[])];
      return ids.length === 0 ? undefined : ids.map((id) => reading.names.recordName(listFor(reading), id));
    },
  };
}

/** One record that the carrier holds as an object: only its id is said, the server knows the rest. */
export function recordObject(
  property: string,
  make: { key: string; empty: object; list: ListFor },
  words: Words,
): Field<Name> {
  return {
    properties: [property],
    schema: { ...nameSchema, description: words.description, examples: [words.example] },
    compile: (value, place) => ({
      [property]: { ...make.empty, [make.key]: place.context.recordId(make.list(place), value, place.at) },
    }),
    decompile: (reading) => {
      const live = reading.values[property];
      return nameOf(isObject(live) ? Number(live[make.key] ?? 0) : 0, make.list, reading);
    },
  };
}
