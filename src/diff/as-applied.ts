import type { Binding } from "../model/binding.ts";
import { workflowDefinitionStatuses } from "../model/enums.ts";
import type { Match } from "../model/match.ts";
import { type CarrierNode, nodesOf } from "../model/node.ts";
import { formatPointer } from "../source/pointer.ts";
import { contentOf } from "./content.ts";
import { merge } from "./merge.ts";

/**
 * Whether a file still says what was applied last, however the live flow has changed since: the flow that applying it
 * would leave has the fingerprint that was remembered. False when that cannot be told.
 */
export function isAsApplied(
  found: Match,
  { ids, applied }: Binding,
  fingerprint: (content: string) => string,
): boolean {
  const authored = new Map(found.pairs.map((pair) => [formatPointer(pair.desired.pointer), pair.authored.id]));
  const nodes = nodesOf(merge(found)).map((node): CarrierNode => {
    const id = authored.get(formatPointer(node.pointer)) ?? "";
    const remembered = Object.hasOwn(ids, id) ? Number(ids[id]?.slice(1)) : 0;
    return remembered > 0 ? { ...node, serverId: remembered } : node;
  });
  const [root, ...others] = nodes;
  if (root === undefined) return false;
  // The file seldom decides the status, and a flow is started after it was applied.
  return [root.value.Status, ...workflowDefinitionStatuses].some(
    (Status) => fingerprint(contentOf([{ ...root, value: { ...root.value, Status } }, ...others])) === applied,
  );
}
