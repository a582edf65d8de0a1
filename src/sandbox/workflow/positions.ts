import type { CarrierNode } from "../../model/node.ts";

/** The step that comes after one: the next in its line, or else what follows the split that it stands in. */
export function stepAfter(nodes: readonly CarrierNode[], step: CarrierNode): CarrierNode | undefined {
  const next = nodes.find(
    ({ kind, parent, index }) => kind === "step" && parent === step.parent && index === step.index + 1,
  );
  if (next !== undefined || step.parent?.kind !== "option") return next;
  const split = step.parent.parent;
  return split === undefined ? undefined : stepAfter(nodes, split);
}

/** The first step below a node: of a flow, or of a branch. */
export function firstStep(nodes: readonly CarrierNode[], above: CarrierNode | undefined): CarrierNode | undefined {
  return nodes.find(({ kind, parent, index }) => kind === "step" && parent === above && index === 0);
}

export function stepById(nodes: readonly CarrierNode[], stepId: number): CarrierNode | undefined {
  return nodes.find(({ kind, serverId }) => kind === "step" && serverId === stepId);
}

/** Whether a node is another one or stands below it. */
export function isWithin(node: CarrierNode | undefined, above: CarrierNode): boolean {
  return node !== undefined && (node === above || isWithin(node.parent, above));
}
