import type { AuthoredNode } from "../model/compiled-flow.ts";
import { type Pointer, valueAt } from "../source/pointer.ts";
import { isObject } from "../util/json.ts";
import { branchFields } from "./branches.ts";
import type { Values } from "./context.ts";
import { keyOf } from "./field.ts";
import { propertiesByPath } from "./managed-paths.ts";
import { readStep } from "./step-keywords.ts";
import { everyoneElseFields } from "./steps/split.ts";

/** Where the file decides a node's property; the nearest place above it when the file leaves it out. */
export function propertyPointer(document: Values, node: AuthoredNode, property: string): Pointer {
  const candidates = places[node.kind](document, node, property);
  return candidates.find((pointer) => valueAt(document, pointer) !== undefined) ?? node.filePointer;
}

type Places = (document: Values, node: AuthoredNode, property: string) => readonly Pointer[];

const eventPlaces: Places = (_document, { filePointer }, property) =>
  property === "RestrictionGroups" ? [[...filePointer, "where"]] : [[...filePointer, "on"]];

let paths: readonly { readonly path: Pointer; readonly properties: readonly string[] }[] | undefined;

/** Every path of a flow with its properties, the most exact first; made once, when somebody asks. */
function flowPaths() {
  paths ??= [...propertiesByPath()]
    .map(([path, properties]) => ({ path: path.split("."), properties }))
    .toSorted((a, b) => b.path.length - a.path.length);
  return paths;
}

/** Where the nodes of a flow stand. */
const lists: Readonly<Record<string, readonly Pointer[]>> = {
  Triggers: [["enrolment", "triggers"], ["enrolment"]],
  Goals: [["goals"]],
  Steps: [["steps"]],
};

/** The places to look at per kind of node, the most exact first. */
const places: Readonly<Record<AuthoredNode["kind"], Places>> = {
  flow: (_document, _node, property) => [
    ...flowPaths().flatMap(({ path, properties }) => (properties.includes(property) ? [path] : [])),
    ...(lists[property] ?? [["name"]]),
  ],
  trigger: eventPlaces,
  goal: eventPlaces,
  action: eventPlaces,
  option: (_document, { filePointer }, property) => [
    [...filePointer, property === "Name" ? "name" : (keyOf(branchFields, property) ?? "id")],
  ],
  step: (document, { filePointer }, property) => {
    const step = valueAt(document, filePointer);
    const read = isObject(step) ? readStep(step) : undefined;
    if (read === undefined) return [];
    const at = [...filePointer, read.name];
    const exit = keyOf(everyoneElseFields, property);
    const key = keyOf(read.keyword.fields, property);
    return [
      ...(key === undefined ? [] : [[...at, key]]),
      ...(exit === undefined ? [] : [[...at, "everyoneElse", exit]]),
      at,
    ];
  },
};
