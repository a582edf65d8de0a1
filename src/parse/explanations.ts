import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import {
  duplicateItem,
  missingKey,
  notAllowedValue,
  outOfRange,
  stepWithoutKeyword,
  stepWithTwoKeywords,
  tooLong,
  unknownKey,
  wrongCount,
  wrongForm,
  wrongType,
} from "../diagnostic/schema.ts";
import { textWithoutQuotes } from "../diagnostic/yaml.ts";
import type { Origin } from "../source/origin.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { nearest } from "../util/suggest.ts";
import type { FaultContext } from "./fault-context.ts";
import { inlineYaml } from "./inline-yaml.ts";
import { resolveReference } from "./resolve-reference.ts";
import { quoted } from "./unquoted-text.ts";

type Explanation = (context: FaultContext) => Diagnostic;

/** What each keyword of JSON Schema means to a person who wrote a value that it refuses. */
export const explanations: Readonly<Record<string, Explanation>> = {
  type: explainType,
  required: (context) => explainMissing(context, String(context.fault.params.missingProperty)),
  dependentRequired: (context) => explainMissing(context, String(context.fault.params.missingProperty)),
  additionalProperties: (context) => explainUnknown(context, String(context.fault.params.additionalProperty)),
  unevaluatedProperties: (context) => explainUnknown(context, String(context.fault.params.unevaluatedProperty)),
  enum: (context) => explainAllowed(context, listOf(context.fault.params.allowedValues)),
  const: (context) => explainAllowed(context, [context.fault.params.allowedValue]),
  oneOf: explainAlternatives,
  pattern: (context) =>
    wrongForm(valueOrigin(context), shown(written(context)), meaning(context.schema), exampleHere(context)),
  maxLength: (context) => tooLong(valueOrigin(context), [...String(context.value)].length, limit(context)),
  minLength: (context) => explainCount(context, [...String(context.value)].length, "least"),
  minItems: (context) => explainCount(context, size(context.value), "least"),
  maxItems: (context) => explainCount(context, size(context.value), "most"),
  minProperties: (context) => explainCount(context, size(context.value), "least"),
  maxProperties: (context) => explainCount(context, size(context.value), "most"),
  minimum: explainRange,
  maximum: explainRange,
  exclusiveMinimum: explainRange,
  exclusiveMaximum: explainRange,
  multipleOf: (context) =>
    outOfRange(valueOrigin(context), shown(context.value), `a multiple of ${context.fault.params.multipleOf}`),
  uniqueItems: explainDuplicate,
};

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of keys to values",
  null: "nothing",
};

function explainType(context: FaultContext): Diagnostic {
  const types = listOf(context.fault.params.type).map((type) => typeWords[String(type)] ?? String(type));
  const field = mergeField(context.value);
  if (field !== undefined && types.includes("text"))
    return textWithoutQuotes(valueOrigin(context), "YAML reads [[ at its start as a list.", quoted(field));
  return wrongType(valueOrigin(context), types.join(" or "), described(context.value), exampleHere(context));
}

/** `[[customer.firstname]]` without quotes is a list in a list. */
function mergeField(value: unknown): string | undefined {
  const [inner, ...others] = Array.isArray(value) ? value : [];
  const [name, ...more] = Array.isArray(inner) ? inner : [];
  return typeof name === "string" && others.length + more.length === 0 ? `[[${name}]]` : undefined;
}

/** What a person calls the value they wrote. */
function described(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "a mapping of keys to values";
  return `${typeof value === "string" ? "the text" : "the value"} ${shown(value)}`;
}

function explainMissing({ file, pointer, schema, root }: FaultContext, key: string): Diagnostic {
  const property = resolveReference(propertiesOf(schema)[key], root);
  const example = listOf(property.examples)[0];
  return missingKey(
    { file, pointer, on: "key" },
    key,
    meaning(property),
    example === undefined ? "" : inlineYaml(example),
  );
}

function explainUnknown({ file, pointer, schema, value }: FaultContext, key: string): Diagnostic {
  const known = Object.keys(propertiesOf(schema));
  const free = known.filter((name) => !(isObject(value) && Object.hasOwn(value, name)));
  return unknownKey({ file, pointer: [...pointer, key], on: "key" }, visible(key), nearest(key, free), known);
}

function explainAllowed(context: FaultContext, allowed: readonly unknown[]): Diagnostic {
  const names = allowed.map(inlineYaml);
  return notAllowedValue(
    valueOrigin(context),
    shown(written(context)),
    names,
    nearest(String(written(context)), names),
  );
}

/** A step has exactly one of its keywords: the only place where the schemas have alternatives. */
function explainAlternatives({ fault, file, pointer, schema, value }: FaultContext): Diagnostic {
  const keywords = listOf(schema.oneOf).flatMap((one) => (isObject(one) ? listOf(one.required).map(String) : []));
  const keys = isObject(value) ? Object.keys(value) : [];
  const [first, second] = keys.filter((key) => keywords.includes(key));
  if (first === undefined || second === undefined || fault.params.passingSchemas === null)
    return stepWithoutKeyword({ file, pointer, on: "key" }, keywords);
  return stepWithTwoKeywords({ file, pointer: [...pointer, second], on: "key" }, first, second);
}

function explainCount(context: FaultContext, found: number, bound: "least" | "most"): Diagnostic {
  return wrongCount(valueOrigin(context), found, `at ${bound} ${limit(context)}`);
}

const comparisons: Readonly<Record<string, string>> = {
  ">=": "at least",
  "<=": "at most",
  ">": "more than",
  "<": "less than",
};

function explainRange(context: FaultContext): Diagnostic {
  const words = comparisons[String(context.fault.params.comparison)] ?? "within";
  return outOfRange(valueOrigin(context), shown(context.value), `${words} ${limit(context)}`);
}

function explainDuplicate({ fault, file, pointer, value }: FaultContext): Diagnostic {
  const later = Math.max(Number(fault.params.i), Number(fault.params.j));
  const item = Array.isArray(value) ? value[later] : undefined;
  return duplicateItem({ file, pointer: [...pointer, later] }, shown(item));
}

/** The key itself when a rule about keys is broken, else the value. */
function valueOrigin({ fault, file, pointer }: FaultContext): Origin {
  if (fault.propertyName === undefined) return { file, pointer };
  return { file, pointer: [...pointer, fault.propertyName], on: "key" };
}

function written({ fault, value }: FaultContext): unknown {
  return fault.propertyName ?? value;
}

const longestShown = 60;

/** A value as a person would recognise it: quoted, safe on a terminal, and not longer than a line. */
function shown(value: unknown): string {
  const text = visible(typeof value === "string" ? `"${value}"` : inlineYaml(value));
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

function limit({ fault }: FaultContext): number {
  return Number(fault.params.limit);
}

function size(value: unknown): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function meaning({ description }: JsonObject): string {
  return typeof description === "string" ? description : "";
}

/** `key: example` of the schema that speaks, or nothing when it has none. */
function exampleHere({ pointer, schema }: FaultContext): string {
  const example = listOf(schema.examples)[0];
  const key = pointer.at(-1);
  if (example === undefined) return "";
  return typeof key === "string" ? `${key}: ${inlineYaml(example)}` : inlineYaml(example);
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
