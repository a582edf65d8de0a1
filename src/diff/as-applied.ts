import type { Binding } from "../model/binding.ts";
import { workflowDefinitionStatuses } from "../model/enums.ts";
import type { Match } from "../model/match.ts";
import { type CarrierNode, nodesOf } from "../model/node.ts";
import { formatPointer } from "../source/pointer.ts";
import { contentOf, textMark } from "./content.ts";
import { merge } from "./merge.ts";

/**
 * Whether a file still says what was applied last, however the live flow has changed since: the flow that applying it
 * would leave has the fingerprint that was remembered. False when that cannot be told.
 */
export function isAsApplied(found: Match, { ids, applied }: Binding, hash: (text: string) => string): boolean {
  const identities = new Map<string | undefined, string>(Object.entries(ids));
  const authored = new Map(found.pairs.map((pair) => [formatPointer(pair.desired.pointer), pair.authored.id]));
  const [root, ...others] = nodesOf(merge(found));
  const remembered = others.map((node): CarrierNode => {
    const identity = identities.get(authored.get(formatPointer(node.pointer)));
    return identity === undefined ? node : { ...node, serverId: Number(identity.slice(1)) };
  });
  // The file seldom decides the status, and a flow is started after it was applied.
  return workflowDefinitionStatuses.some(
    (Status) => textMark(contentOf([{ ...root, value: { ...root.value, Status } }, ...remembered]), hash) === applied,
  );
}
