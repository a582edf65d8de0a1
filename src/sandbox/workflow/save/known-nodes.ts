import type { EmailFlow } from "../../../model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../../model/node.ts";
import { nodeKey } from "../carrier/reading.ts";

/** The nodes of a flow by `nodeKey`; none for a flow that is not there yet. */
export function nodesByKey(flow: EmailFlow | undefined): ReadonlyMap<string, CarrierNode> {
  const nodes = flow === undefined ? [] : nodesOf(flow);
  return new Map(nodes.map((node) => [nodeKey(node.kind, node.serverId), node]));
}
