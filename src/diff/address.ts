import type { NodeAddress, Position } from "../model/change.ts";
import { type CarrierNode, isEveryoneElse } from "../model/node.ts";

/** What a node is called: its id in the file, or a name made of its type where it has none. */
export type NameOf = (node: CarrierNode) => string;

const plural: Readonly<Partial<Record<CarrierNode["kind"], string>>> = {
  trigger: "triggers",
  goal: "goals",
  action: "actions",
};

/** The way from the flow to the node in ids: "reaction/engaged/call". */
export function pathOf(node: CarrierNode | undefined, nameOf: NameOf): string {
  if (node?.parent === undefined) return "";
  const parent = pathOf(node.parent, nameOf);
  return parent === "" ? nameOf(node) : `${parent}/${nameOf(node)}`;
}

/** A name for a node that has no id in the file: everyone else by that name, others by type and place. */
export function placeName(node: CarrierNode): string {
  if (isEveryoneElse(node)) return "everyoneElse";
  const list = plural[node.kind];
  return list === undefined ? `${node.type}-${node.serverId || node.index + 1}` : `${list}[${node.index + 1}]`;
}

export function addressOf(node: CarrierNode, facts: { id: string; serverId: number; nameOf: NameOf }): NodeAddress {
  return { kind: node.kind, type: node.type, id: facts.id, serverId: facts.serverId, path: pathOf(node, facts.nameOf) };
}

export function positionOf(node: CarrierNode, nameOf: NameOf): Position {
  return { container: pathOf(node.parent, nameOf), index: node.index + 1 };
}
