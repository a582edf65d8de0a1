import { equalJson } from "../util/json.ts";
import type { Names, Place, Reading, Values } from "./context.ts";
import type { SchemaNode } from "./schema-node.ts";

/** One key of the language: what it looks like in YAML and which carrier properties it writes. */
export interface Field<Value = unknown> {
  /** The carrier properties that this key decides, and nobody else. */
  readonly properties: readonly string[];
  readonly schema: SchemaNode;
  readonly required?: true;
  /** The properties' values; called only with what the schema allows. */
  compile(value: Value, place: Place): Values;
  /** The reverse: what a person would have written; undefined for a default, and for what the key cannot say. */
  decompile(reading: Reading): Value | undefined;
  /** Set for what changes by itself while a flow lives: a file that is made from the live flow leaves it out. */
  readonly transient?: true;
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

/** The field, but a file that is made from a live flow leaves it out. */
export function transient<Value>(field: Field<Value>): Field<Value> {
  return { ...field, transient: true };
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

/** What the file says of a node today, and which of the node's properties are no longer so. */
export interface Written {
  readonly value: Values;
  readonly differs: (property: string) => boolean;
}

/** A node's properties with the defaults of its type. */
export interface Carried {
  readonly values: Values;
  readonly defaults: Values;
  /** The node around it, whose properties its lists may depend on. */
  readonly around?: Carried;
}

/**
 * The reverse of `compileFields`: the keys that a person would have written, in the order of the table. Of a mapping
 * that is written already, only the keys whose properties differ are written anew.
 */
export function decompileFields(fields: Fields, carried: Carried, names: Names, written?: Written): Values {
  const entries = entriesOf(fields).map(([key, field]): [string, unknown] => {
    if (written !== undefined && !field.properties.some(written.differs)) return [key, written.value[key]];
    if (written === undefined && field.transient) return [key, undefined];
    const facts = { required: field.required === true, today: written?.value[key], names };
    return [key, field.decompile(readingOf(carried, facts))];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readingOf(carried: Carried, facts: Pick<Reading, "required" | "today" | "names">): Reading {
  const { values, defaults } = carried;
  return { values, defaults, ...facts, sibling: (name) => said(carried, name) };
}

function said({ values, defaults, around }: Carried, property: string): unknown {
  if (!Object.hasOwn(values, property)) return around === undefined ? undefined : said(around, property);
  return equalJson(values[property], defaults[property]) ? undefined : values[property];
}

/** Whether every one of the properties has its default. */
export function isDefault({ values, defaults }: Reading, ...properties: readonly string[]): boolean {
  return properties.every((property) => equalJson(values[property], defaults[property]));
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
