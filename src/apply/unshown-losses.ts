import type { EmailFlow } from "../model/email-flow.ts";
import { identityOf, nodesOf } from "../model/node.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * Nodes of the live flow that the payload does not send back and the changes do not show as removed. People stand on
 * nodes, so a save must account for each of them (reliability-and-review.md A2.3, I11); a plan that was made by
 * planning always does.
 */
export function unshownLosses({ payload, changes }: FlowPlan, live: EmailFlow | undefined): readonly string[] {
  if (payload === null || live === undefined) return [];
  const sent = new Set(nodesOf(payload).map(identityOf));
  const removed = changes.filter(({ action }) => action === "remove").map(({ node }) => identityOf(node));
  return nodesOf(live)
    .filter((node) => !sent.has(identityOf(node)) && !removed.includes(identityOf(node)))
    .map(({ kind, type, serverId }) => `${kind} ${serverId} (${type})`);
}
