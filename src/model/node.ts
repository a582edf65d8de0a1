import type { Pointer } from "../source/pointer.ts";
import type { JsonObject } from "../util/json.ts";
import type { EmailFlow } from "./email-flow.ts";
import { idProperty, propertiesOf, typeProperty } from "./properties-of.ts";
import type { NodeKind } from "./property.ts";

/** One node of a carrier, seen alone. */
export interface CarrierNode {
  readonly kind: NodeKind;
  readonly type: string;
  /** The server's id; 0 for a node that has none yet. */
  readonly serverId: number;
  /** The node in its carrier. */
  readonly pointer: Pointer;
  /** Its properties, children included. */
  readonly value: JsonObject;
  readonly parent: CarrierNode | undefined;
  /** The place among its siblings, counted from 0. */
  readonly index: number;
}

const letters = { flow: "f", trigger: "t", goal: "g", step: "s", option: "o", action: "a" } as const satisfies Record<
  NodeKind,
  string
>;

const nodeKinds = Object.keys(letters) as readonly NodeKind[];

/**
 * A live node's kind and id in one word, "s300001". The server counts each kind for itself, so that a step and a
 * branch may well have the same number.
 */
export function identityOf({ kind, serverId }: Pick<CarrierNode, "kind" | "serverId">): string {
  return `${letters[kind]}${serverId}`;
}

/** The kind of the node that an identity names; undefined for what is none. */
export function kindOfIdentity(identity: string): NodeKind | undefined {
  return nodeKinds.find((kind) => letters[kind] === identity[0]);
}

/**
 * Whether the order of siblings means something: people pass steps in it, and take the first branch that fits. A wait
 * ends with whichever action comes first, wherever it stands (superoffice-api.md, the window's rule 21).
 */
export const ordered: ReadonlySet<NodeKind> = new Set(["step", "option"]);

/** Whether a node is the branch of a split that takes whoever is left. */
export function isEveryoneElse({ kind, type }: Pick<CarrierNode, "kind" | "type">): boolean {
  return kind === "option" && type === "None";
}

/** All nodes of a flow in document order, the flow itself first. */
export function nodesOf(flow: EmailFlow): readonly [CarrierNode, ...CarrierNode[]] {
  const root = makeNode("flow", { ...flow }, { pointer: [], parent: undefined, index: 0 });
  const nodes: [CarrierNode, ...CarrierNode[]] = [root];
  collectBelow(root, nodes);
  return nodes;
}

function makeNode(
  kind: NodeKind,
  value: JsonObject,
  place: Pick<CarrierNode, "pointer" | "parent" | "index">,
): CarrierNode {
  const typeName = typeProperty[kind];
  const type = typeName === undefined ? "" : String(value[typeName]);
  return { kind, type, serverId: Number(value[idProperty[kind]] ?? 0), value, ...place };
}

function collectBelow(node: CarrierNode, nodes: CarrierNode[]): void {
  for (const [name, property] of Object.entries(propertiesOf(node.kind, node.type) ?? {})) {
    if (property.type.kind !== "nodes") continue;
    const { node: kind } = property.type;
    const children = (node.value[name] ?? []) as readonly JsonObject[];
    children.forEach((child, index) => {
      const below = makeNode(kind, child, { pointer: [...node.pointer, name, index], parent: node, index });
      nodes.push(below);
      collectBelow(below, nodes);
    });
  }
}
