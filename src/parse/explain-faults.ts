import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { wrongForm } from "../diagnostic/schema.ts";
import { formatPointer, type Pointer, parsePointer } from "../source/pointer.ts";
import type { JsonObject } from "../util/json.ts";
import { isObject } from "../util/json.ts";
import { explanations } from "./explanations.ts";
import type { FaultContext } from "./fault-context.ts";
import type { ParsedDocument } from "./parsed-document.ts";
import { resolveReference } from "./resolve-reference.ts";
import type { SchemaFault } from "./schema-fault.ts";

/** Faults that only repeat what others say better. */
const echoes: ReadonlySet<string> = new Set(["if", "propertyNames"]);

/**
 * Says what a validator found in the words of the schema: one finding per value and keyword, in the order of the
 * keywords. A value of the wrong type gets that finding alone, and a step never the alternatives that it is not.
 */
export function explainFaults(
  document: ParsedDocument,
  faults: readonly SchemaFault[],
  root: JsonObject,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const fault of withoutNoise(faults)) {
    const pointer = parsePointer(fault.instancePath);
    const schema = schemaAt(root, pointer);
    const context = { fault, file: document.file, pointer, value: valueAt(document.value, pointer), schema, root };
    const diagnostic = (explanations[fault.keyword] ?? otherwise)(context);
    const { pointer: at = pointer } = diagnostic.origin ?? {};
    const key = `${diagnostic.code} ${formatPointer(at)} ${diagnostic.detail}`;
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}

function otherwise({ fault, file, pointer, schema }: FaultContext): Diagnostic {
  return wrongForm({ file, pointer }, "This", String(schema.description ?? `The schema demands ${fault.keyword}.`), "");
}

function withoutNoise(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const ofKeyword = (keyword: string) => faults.filter((fault) => fault.keyword === keyword);
  const mistyped = new Set(ofKeyword("type").map(({ instancePath }) => instancePath));
  const misspelt = new Set(ofKeyword("additionalProperties").map(({ instancePath }) => instancePath));
  const alternatives = ofKeyword("oneOf");
  return faults.filter((fault) => {
    if (echoes.has(fault.keyword)) return false;
    if (mistyped.has(fault.instancePath) && fault.keyword !== "type") return false;
    if (fault.keyword === "oneOf") return fault.params.passingSchemas !== null || !misspelt.has(fault.instancePath);
    return !alternatives.some((one) => isInside(fault, one));
  });
}

/** True for a fault of one alternative of a `oneOf` that has been reported as a whole. */
function isInside(fault: SchemaFault, alternatives: SchemaFault): boolean {
  return fault.instancePath === alternatives.instancePath && fault.schemaPath.startsWith(`${alternatives.schemaPath}/`);
}

function valueAt(value: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>((inner, part) => (inner as JsonObject | undefined)?.[part], value);
}

/** The subschema of a place, found by following the value, so that the words nearest to the author win. */
function schemaAt(root: JsonObject, pointer: Pointer): JsonObject {
  return pointer.reduce<JsonObject>((schema, part) => {
    if (typeof part === "number") return resolveReference(schema.items, root);
    const property = isObject(schema.properties) ? schema.properties[part] : undefined;
    return resolveReference(property ?? schema.additionalProperties, root);
  }, root);
}
