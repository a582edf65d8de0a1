import {
  workflowGoalTypes,
  workflowSplitOptionTypes,
  workflowStepTypes,
  workflowTriggerTypes,
  workflowWaitForActionTypes,
} from "../../../model/enums.ts";
import { idProperty, propertiesOf, typeProperty } from "../../../model/properties-of.ts";
import type { NodeKind, Property, PropertyTable } from "../../../model/property.ts";
import { isObject } from "../../../util/json.ts";
import type { Row } from "../../store.ts";
import { choiceOf } from "./choice.ts";
import { readNames } from "./posted.ts";
import { type KnownNode, nodeKey, type Reading } from "./reading.ts";
import { readValue } from "./values.ts";

/** One posted node with everything below it, in the server's own names, order and form; ids and ranks as they came. */
export function readNode(kind: NodeKind, posted: unknown, reading: Reading): Row | undefined {
  const type = typeOf(kind, posted, reading);
  const table = propertiesOf(kind, type);
  if (table === undefined) return undefined;
  const named = readNames(posted, Object.keys(table), reading.state);
  const before = knownNode({ kind, type: type ?? "" }, Number(named[idProperty[kind]] ?? 0), reading);
  return readProperties(named, { table, before: before?.value }, reading);
}

function typeOf(kind: NodeKind, posted: unknown, reading: Reading): string | undefined {
  const property = typeProperty[kind];
  if (property === undefined) return "";
  const written = readNames(posted, [property], reading.state)[property] ?? "None";
  const type = choiceOf(written, typeNames[kind]);
  if (type === undefined) reading.refuse(`${JSON.stringify(written)} is not a known ${property}.`);
  return type;
}

const typeNames: Readonly<Record<NodeKind, readonly string[]>> = {
  flow: [],
  trigger: workflowTriggerTypes,
  goal: workflowGoalTypes,
  step: workflowStepTypes,
  option: workflowSplitOptionTypes,
  action: workflowWaitForActionTypes,
};

/** ASSUMED (A15): an id that is sent must be that of a node of this flow, of the same type, and stand there once. */
function knownNode(node: Pick<KnownNode, "kind" | "type">, id: number, reading: Reading): KnownNode | undefined {
  if (id === 0 || node.kind === "flow") return reading.known.get(nodeKey(node.kind, id));
  const key = nodeKey(node.kind, id);
  const found = reading.known.get(key);
  if (found === undefined && reading.state.otherwise.has("A15")) return undefined;
  if (found === undefined) reading.refuse(`This flow has no ${idProperty[node.kind]} ${id}.`);
  else if (found.type !== node.type) {
    reading.refuse(`${idProperty[node.kind]} ${id} is of type ${found.type}, not ${node.type}.`);
  }
  if (reading.met.has(key)) reading.refuse(`${idProperty[node.kind]} ${id} is there twice.`);
  reading.met.add(key);
  return found;
}

type Place = { readonly table: PropertyTable; readonly before: Row | undefined };

function readProperties(named: Row, { table, before }: Place, reading: Reading): Row {
  const entries = Object.entries(table).map(([name, property]): [string, unknown] => {
    const posted = named[name] ?? undefined;
    if (property.role === "server") return [name, property.default];
    if (posted === undefined) return [name, leftOut({ name, property, before }, reading)];
    if (property.type.kind === "nodes") return [name, readChildren(posted, { name, property }, reading)];
    return [name, readValue(posted, { name, property }, reading)];
  });
  const unknown = Object.entries(named).filter(([name]) => table[name] === undefined);
  return Object.fromEntries([...entries, ...unknown]);
}

/** ASSUMED (A12): what is left out, or null, has its default; the other way it stays as it was. */
function leftOut(field: { name: string; property: Property<unknown>; before: Row | undefined }, reading: Reading) {
  const { name, property, before } = field;
  return reading.state.otherwise.has("A12") && before !== undefined ? before[name] : property.default;
}

function readChildren(posted: unknown, field: { name: string; property: Property<unknown> }, reading: Reading) {
  const { type } = field.property;
  if (type.kind !== "nodes" || !Array.isArray(posted)) {
    reading.refuse(`${field.name} is not a list.`);
    return [];
  }
  return posted.filter(isObject).flatMap((child) => readNode(type.node, child, reading) ?? []);
}
