import { reservedKeys } from "../../language/conditions/expression.ts";
import { isObject } from "../../util/json.ts";

/** The columns of a live flow's conditions, such as fields of a form, that are called as a word of the language is. */
export function reservedNames(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(reservedNames);
  if (!isObject(value)) return [];
  const own = reservedKeys.filter((key) => key === value.Name && typeof value.Operator === "string");
  return [...new Set([...own, ...Object.values(value).flatMap(reservedNames)])];
}
