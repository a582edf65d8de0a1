import { idProperty, propertiesOf, typeProperty } from "../../../model/properties-of.ts";
import type { NodeKind } from "../../../model/property.ts";
import { firstId } from "../../id-ranges.ts";
import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { nodeTables } from "../node-tables.ts";

/** What the nodes of one flow get their ids and links from. */
export interface Identities {
  readonly state: SandboxState;
  readonly workflowId: number;
  /** Whether a node that has an id keeps it. */
  readonly keeps: (kind: NodeKind, id: number, place: NodePlace) => boolean;
}

/** Where a node stands. */
export interface NodePlace {
  /** The id of the node above; 0 in the flow itself. */
  readonly parentId: number;
  readonly index: number;
}

interface Site {
  readonly place: NodePlace;
  readonly identities: Identities;
}

/**
 * The node and all below it with ids, links and ranks. DOCUMENTED (superoffice-api.md C4): the server fills them;
 * ASSUMED (A7): ranks start at 1 and follow the order of the array.
 */
export function identify(kind: NodeKind, node: Row, { place, identities }: Site): Row {
  const posted = Number(node[idProperty[kind]] ?? 0);
  const id = posted !== 0 && identities.keeps(kind, posted, place) ? posted : newId(kind, identities.state);
  const links: Row = { WorkflowId: identities.workflowId, WorkflowStepId: place.parentId, [idProperty[kind]]: id };
  const entries = Object.entries(node).map(([name, value]): [string, unknown] => {
    const property = propertiesOf(kind, typeOf(kind, node))?.[name];
    if (property?.role === "identity") return [name, links[name]];
    if (property?.role === "rank") return [name, place.index + firstRank(identities.state)];
    if (property?.type.kind !== "nodes") return [name, value];
    const { node: below } = property.type;
    const children = value as readonly Row[];
    return [
      name,
      children.map((child, index) => identify(below, child, { place: { parentId: id, index }, identities })),
    ];
  });
  return Object.fromEntries(entries);
}

const firstRank = (state: SandboxState) => (state.otherwise.has("A7") ? 0 : 1);

function newId(kind: NodeKind, state: SandboxState): number {
  const table = nodeTables[kind];
  return state.store.nextId(table, firstId[table]);
}

function typeOf(kind: NodeKind, node: Row): string {
  const property = typeProperty[kind];
  return property === undefined ? "" : String(node[property]);
}
