import type { EmailFlow } from "../../../model/email-flow.ts";
import { firstId } from "../../id-ranges.ts";
import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { nodeKey } from "../carrier/reading.ts";
import { linkWorkflow, workflowIdOf } from "../flows.ts";
import { type Refused, refused } from "../refused.ts";
import { moveDisplaced } from "./displaced.ts";
import { fill } from "./fill.ts";
import { type Identities, identify } from "./identify.ts";
import { nodesByKey } from "./known-nodes.ts";
import { forbiddenWhileOccupied } from "./occupied.ts";
import { storeFlow } from "./store-flow.ts";

/** Keeps a flow in place of the one before, if any: with ids, ranks and all that the server itself writes. */
export function replaceFlow(
  state: SandboxState,
  before: EmailFlow | undefined,
  content: Row,
): { readonly value: EmailFlow } | Refused {
  const identities = identitiesOf(state, before);
  const identified = identify("flow", content, { place: { parentId: 0, index: 0 }, identities });
  const flow = fill(identified as unknown as EmailFlow, before, state);
  const reasons = before === undefined ? [] : objections(before, flow, state);
  if (reasons.length > 0) return refused(reasons.join(" "));
  storeFlow(state, flow, before);
  if (before === undefined) linkWorkflow(state, flow.EmailFlowId, identities.workflowId);
  else moveDisplaced(before, flow, state);
  return { value: flow };
}

/** ASSUMED (A5): a running flow cannot be saved. DOCUMENTED for its window (superoffice-api.md G3). */
function objections(before: EmailFlow, after: EmailFlow, state: SandboxState): readonly string[] {
  const isLocked = before.Status === "Running" && !state.otherwise.has("A5");
  const locked = `Flow ${before.EmailFlowId} is running. It cannot be changed until it is paused.`;
  return isLocked ? [locked] : forbiddenWhileOccupied(before, after, state);
}

/** ASSUMED (A2): a known id is kept wherever its node stands now; the other way a node that moved gets a new one. */
function identitiesOf(state: SandboxState, before: EmailFlow | undefined): Identities {
  const known = nodesByKey(before);
  const workflowId = before && workflowIdOf(state, before.EmailFlowId);
  return {
    state,
    workflowId: workflowId ?? state.store.nextId("workflow", firstId.workflow),
    keeps: (kind, id, place) => {
      const node = known.get(nodeKey(kind, id));
      if (node === undefined || kind === "flow" || !state.otherwise.has("A2")) return node !== undefined;
      return node.parent?.serverId === place.parentId && node.index === place.index;
    },
  };
}
