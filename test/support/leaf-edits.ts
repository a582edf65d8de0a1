import type { EmailFlow } from "../../src/model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../src/model/node.ts";
import { propertiesOf } from "../../src/model/properties-of.ts";
import type { Property } from "../../src/model/property.ts";
import type { Pointer } from "../../src/source/pointer.ts";
import { isObject } from "../../src/util/json.ts";
import { edited } from "./edited.ts";
import { setValue } from "./set-value.ts";

/** One edit of one place in a live flow. */
export interface LeafEdit {
  /** The kind and type of the node and the properties down to the leaf: "step SendEmail Subject". */
  readonly place: string;
  readonly node: CarrierNode;
  /** The leaf in its node. */
  readonly at: Pointer;
  readonly live: EmailFlow;
}

/** Every leaf of a live flow, each edited alone, in the smallest way that its kind of value has. */
export function leafEdits(live: EmailFlow): readonly LeafEdit[] {
  return nodesOf(live).flatMap((node) =>
    Object.entries(propertiesOf(node.kind, node.type) ?? {}).flatMap(([name, property]) =>
      valueEdits(node.value[name], property, [name]).map(({ at, value }) => ({
        place: placeOf(node, at),
        node,
        at,
        live: setValue(live, [...node.pointer, ...at], value),
      })),
    ),
  );
}

/** A place without its numbers in lists, so that equal ones have equal names. */
function placeOf({ kind, type }: CarrierNode, at: Pointer): string {
  return [kind, type, ...at.filter((part) => typeof part === "string")].filter((word) => word !== "").join(" ");
}

/** How far the ids of other nodes are from those of a flow. */
export const elsewhere = 7_000_000;

interface ValueEdit {
  readonly at: Pointer;
  readonly value: unknown;
}

/** The property as somebody would change it in the window, and every leaf inside it; children are leaves of their own. */
function valueEdits(value: unknown, property: Property<unknown>, at: Pointer): readonly ValueEdit[] {
  const { kind } = property.type;
  if (kind === "nodes") return [];
  // A number of its own, for the next one may be a neighbour's.
  if (property.role === "identity") return [{ at, value: Number(value) + elsewhere }];
  const inside = isObject(value) || Array.isArray(value) ? leavesOf(value, at) : [];
  if (kind !== "anything") return [{ at, value: edited(value, property) }, ...inside];
  return inside.length > 0 ? inside : [{ at, value: other("", value) }];
}

function leavesOf(value: unknown, at: Pointer): readonly ValueEdit[] {
  const parts = Array.isArray(value) ? value.entries() : isObject(value) ? Object.entries(value) : undefined;
  if (parts === undefined) return [{ at, value: other(String(at.at(-1)), value) }];
  return [...parts].flatMap(([part, item]) => leavesOf(item, [...at, part]));
}

/** Another value of the same type, and of the same list of names where there is one. */
function other(name: string, value: unknown): unknown {
  if (name === "InterOperator") return value === "Or" ? "None" : "Or";
  if (name === "Visibility") return value === "Group" ? "Associate" : "Group";
  if (name === "SubRestrictions") return [{ Name: "sale/amount", Operator: "greater", Values: ["1"] }];
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return `${value ?? ""}~`;
}
