import type { Place, Values } from "./context.ts";
import type { SchemaNode } from "./schema-node.ts";

/** One key of the language: what it looks like in YAML and which carrier properties it writes. */
export interface Field<Value = unknown> {
  /** The carrier properties that this key decides, and nobody else. */
  readonly properties: readonly string[];
  readonly schema: SchemaNode;
  readonly required?: true;
  /** The properties' values; called only with what the schema allows. */
  compile(value: Value, place: Place): Values;
}

/** The keys of one mapping, in the order in which people read them. */
export type Fields = Readonly<Record<string, Field>>;

/** What a key says about itself to people: its meaning and how it is written. */
export interface Words {
  readonly description: string;
  readonly example: unknown;
}

/** The field, but a mapping without it is an error. */
export function required<Value>(field: Field<Value>): Field<Value> {
  return { ...field, required: true };
}

/** A table of fields as pairs, made once: every mapping of every flow walks over it. */
const entriesOfTable = new WeakMap<Fields, readonly (readonly [string, Field])[]>();

function entriesOf(fields: Fields): readonly (readonly [string, Field])[] {
  const known = entriesOfTable.get(fields) ?? Object.entries(fields);
  entriesOfTable.set(fields, known);
  return known;
}

/** Compiles the keys that are written, in the order of the table, so that later ones see what earlier ones wrote. */
export function compileFields(fields: Fields, value: Values, place: Place): Values {
  const { context, at } = place;
  const own: Record<string, unknown> = {};
  const sibling = (property: string) => own[property] ?? place.sibling(property);
  for (const [key, field] of entriesOf(fields)) {
    const authored = value[key];
    if (authored !== undefined) Object.assign(own, field.compile(authored, { context, at: [...at, key], sibling }));
  }
  return own;
}

/** The carrier properties that the written keys decide. */
export function writtenProperties(fields: Fields, value: Values): readonly string[] {
  const written: string[] = [];
  for (const [key, field] of entriesOf(fields)) if (value[key] !== undefined) written.push(...field.properties);
  return written;
}

/** The key that decides a carrier property, if one does. */
export function keyOf(fields: Fields, property: string): string | undefined {
  return Object.keys(fields).find((key) => fields[key]?.properties.includes(property));
}

/** The schema of a mapping with these keys and no others. */
export function mappingSchema(fields: Fields, words: Words): SchemaNode {
  const needed = Object.keys(fields).filter((key) => fields[key]?.required);
  return {
    type: "object",
    description: words.description,
    examples: [words.example],
    additionalProperties: false,
    ...(needed.length === 0 ? {} : { required: needed }),
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.schema])),
  };
}
