import { isObject, type JsonObject } from "../util/json.ts";
import type { Pair } from "./match.ts";
import { propertiesOf } from "./properties-of.ts";
import type { Property } from "./property.ts";

/** The properties of an object inside a value, with those that hold more objects. */
interface Shape {
  readonly known: ReadonlySet<string>;
  readonly inner: Readonly<Record<string, Shape>>;
}

/** What every carrier of SuperOffice may have beside its own. */
const ofEveryCarrier = ["TableRight", "FieldProperties"];

function shape(names: string, inner: Shape["inner"] = {}): Shape {
  return { known: new Set([...names.split(" "), ...ofEveryCarrier, ...Object.keys(inner)]), inner };
}

const lineNames =
  "Name Operator Values DisplayValues ColumnInfo IsActive SubRestrictions InterParenthesis InterOperator UniqueHash";
/** Lines below a counter column have no lines of their own. */
const line = shape(lineNames, { SubRestrictions: shape(lineNames) });
const group = shape("Name Description Rank", { Restrictions: line });
const filter = shape("", { RestrictionGroups: group });
const fieldValue = shape(
  "Key CurrentOperationType Values IsActive CanSupportMultiUse DefaultShowInGui DefaultShowInSelector ValueType " +
    "Mandatory EncodedDisplayName EncodedDisplayDescription IconHint ControlInfos EncodedDataCaption " +
    "EncodedDataCaptionDescription DisplayValues OperationInfos",
);

/** The unknown properties inside a value by their paths below it, such as `0.Direction`; only conditions and field updates have any. */
export function unknownInside(value: unknown, { type }: Property<unknown>): JsonObject {
  if (type.kind === "fieldValues") return unknownIn(value, fieldValue, "");
  if (type.kind !== "conditions") return {};
  return unknownIn(value, Array.isArray(value) ? group : filter, "");
}

function unknownIn(value: unknown, { known, inner }: Shape, at: string): JsonObject {
  const found: Record<string, unknown> = {};
  if (Array.isArray(value))
    for (const [index, item] of value.entries())
      Object.assign(found, unknownIn(item, { known, inner }, `${at}${index}.`));
  if (!isObject(value)) return found;
  for (const [name, part] of Object.entries(value)) {
    if (!known.has(name)) found[`${at}${name}`] = part;
    const shapeInside = inner[name];
    if (shapeInside !== undefined) Object.assign(found, unknownIn(part, shapeInside, `${at}${name}.`));
  }
  return found;
}

/** A path without its numbers, for people: `RestrictionGroups.Direction`. */
export function pathWords(property: string, path: string): string {
  return [property, ...path.split(".").filter((part) => !/^\d+$/.test(part))].join(".");
}

/** Whether a value says something; null, 0, false and what is empty are how "none" is sent. */
function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return value !== null && value !== undefined && value !== 0 && value !== "" && value !== false;
}

/**
 * What would be lost where a property of a live node is written anew: the unknown properties inside it that say
 * something, for they may change who is meant.
 */
export function lostInside({ live }: Pair, name: string): readonly string[] {
  const property = live === undefined ? undefined : propertiesOf(live.kind, live.type)?.[name];
  if (live === undefined || property === undefined) return [];
  const said = Object.entries(unknownInside(live.value[name], property)).filter(([, value]) => saysSomething(value));
  return [...new Set(said.map(([path]) => pathWords(name, path)))];
}
