import type { EmailFlow } from "../../../model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../../model/node.ts";
import type { SandboxState } from "../../state.ts";
import { nodeKey } from "../carrier/reading.ts";
import { activeInstancesOf } from "../instances.ts";
import { isWithin } from "../positions.ts";

interface Change {
  readonly before: readonly CarrierNode[];
  readonly after: ReadonlyMap<string, CarrierNode>;
  /** Steps that people stand on now. */
  readonly occupied: ReadonlySet<number>;
}

type Rule = (node: CarrierNode, change: Change) => string | undefined;

/** Why a flow cannot take this form while people are in it: DOCUMENTED (superoffice-api.md G9, G10). */
export function forbiddenWhileOccupied(before: EmailFlow, after: EmailFlow, state: SandboxState): readonly string[] {
  const change: Change = {
    before: nodesOf(before),
    after: new Map(nodesOf(after).map((node) => [keyOf(node), node])),
    occupied: new Set(activeInstancesOf(state, before.EmailFlowId).map(({ CurrentStepId }) => CurrentStepId)),
  };
  return change.before.flatMap((node) => rules.flatMap((rule) => rule(node, change) ?? []));
}

const keyOf = (node: CarrierNode) => nodeKey(node.kind, node.serverId);

const pinned = new Set(["WaitForTime", "WaitForAction", "Split"]);
const isOccupied = (node: CarrierNode, { occupied }: Change) => node.kind === "step" && occupied.has(node.serverId);
const isPinned = (node: CarrierNode, change: Change) => pinned.has(node.type) && isOccupied(node, change);

const pinnedStepStays: Rule = (node, change) => {
  if (!isPinned(node, change)) return undefined;
  const name = `${node.type} step ${node.serverId}`;
  const now = change.after.get(keyOf(node));
  if (now === undefined) return `${name} cannot be removed while participants are active in it.`;
  return standsElsewhere(node, now, change)
    ? `${name} cannot be moved while participants are active in it.`
    : undefined;
};

/** Another line, or another order among those that cannot move: the rest may have moved around it. */
function standsElsewhere(was: CarrierNode, now: CarrierNode, change: Change): boolean {
  if (was.parent === undefined || now.parent === undefined) return false;
  if (keyOf(was.parent) !== keyOf(now.parent)) return true;
  return change.before.some((other) => {
    if (other.parent !== was.parent || !isPinned(other, change)) return false;
    const otherNow = change.after.get(keyOf(other));
    if (otherNow === undefined || otherNow.parent !== now.parent) return false;
    return other.index < was.index !== otherNow.index < now.index;
  });
}

const occupiedBranchStays: Rule = (node, change) => {
  if (node.kind !== "option" || change.after.has(keyOf(node))) return undefined;
  const isInUse = change.before.some((step) => isOccupied(step, change) && isWithin(step, node));
  return isInUse ? `Branch ${node.serverId} cannot be removed while participants are active in it.` : undefined;
};

const everyoneElseStays: Rule = (node, { after }) => {
  const isRemoved = node.kind === "option" && node.type === "None" && !after.has(keyOf(node));
  if (!isRemoved || node.parent === undefined || !after.has(keyOf(node.parent))) return undefined;
  return `The branch for everyone else (${node.serverId}) cannot be removed.`;
};

const rules: readonly Rule[] = [pinnedStepStays, occupiedBranchStays, everyoneElseStays];
