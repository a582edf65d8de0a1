import { canonicalProperties } from "../../src/diff/canonical.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../src/model/node.ts";
import { propertiesOf } from "../../src/model/properties-of.ts";

/** A node with what a file decides of it, and its children in their order. */
export interface Tree {
  readonly what: string;
  readonly own: Readonly<Record<string, unknown>>;
  readonly below: readonly Tree[];
}

const isEveryoneElse = ({ kind, type }: CarrierNode) => kind === "option" && type === "None";

/**
 * A carrier after normalising: values in canonical form, without ids, ranks and what the server fills in; everyone
 * else last, and left out where nobody goes on.
 */
export function canonicalTree(flow: EmailFlow): Tree {
  const nodes = nodesOf(flow);
  const treeOf = (node: CarrierNode): Tree => {
    const below = nodes.filter(({ parent }) => parent === node);
    const others = below.filter(isEveryoneElse).map(treeOf);
    return {
      what: `${node.kind} ${node.type}`,
      own: canonicalProperties(node.value, propertiesOf(node.kind, node.type) ?? {}),
      below: [
        ...below.filter((child) => !isEveryoneElse(child)).map(treeOf),
        ...others.filter((tree) => tree.below.length > 0),
      ],
    };
  };
  const [root] = nodes;
  if (root === undefined) throw new Error("A flow has a root.");
  return treeOf(root);
}

/** What the file leaves to the server, which is no part of the comparison: the same on both sides. */
export function withoutKept(tree: Tree, { nodes }: CompiledFlow): Tree {
  const names = new Set(nodes.flatMap(({ kind, kept }) => kept.map((name) => `${kind} ${name}`)));
  const kind = tree.what.split(" ")[0];
  return {
    ...tree,
    own: Object.fromEntries(Object.entries(tree.own).filter(([name]) => !names.has(`${kind} ${name}`))),
    below: tree.below.map((child) => withoutKept(child, { nodes } as CompiledFlow)),
  };
}
