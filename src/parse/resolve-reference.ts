import { isObject, type JsonObject } from "../util/json.ts";

/** A subschema together with what its `$ref` names; its own words win. Anything else is an empty schema. */
export function resolveReference(schema: unknown, root: JsonObject): JsonObject {
  if (!isObject(schema)) return {};
  if (typeof schema.$ref !== "string" || !schema.$ref.startsWith("#/")) return schema;
  const names = schema.$ref.slice(2).split("/");
  const target = names.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), root);
  return { ...resolveReference(target, root), ...schema };
}
