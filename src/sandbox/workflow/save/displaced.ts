import type { EmailFlow } from "../../../model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../../model/node.ts";
import { isoText } from "../../iso-text.ts";
import type { SandboxState } from "../../state.ts";
import { activeInstancesOf, endInstance, putInstance } from "../instances.ts";
import { stepAfter, stepById } from "../positions.ts";

/** ASSUMED (A17): people on a step that is gone go on to the next one that is left; the other way they are cancelled. */
export function moveDisplaced(before: EmailFlow, after: EmailFlow, state: SandboxState): void {
  const left = nodesOf(after);
  const old = nodesOf(before);
  for (const instance of activeInstancesOf(state, before.EmailFlowId)) {
    if (instance.CurrentStepId === 0 || stepById(left, instance.CurrentStepId) !== undefined) continue;
    const next = state.otherwise.has("A17") ? "cancel" : nextLeft(stepById(old, instance.CurrentStepId), old, left);
    if (next === "cancel") endInstance(state, instance, { status: "Cancelled" });
    else if (next === undefined) endInstance(state, instance, { status: "Finished" });
    else putInstance(state, { ...instance, CurrentStepId: next, WaitUntil: null, StepStarted: isoText(state.now()) });
  }
}

function nextLeft(
  from: CarrierNode | undefined,
  old: readonly CarrierNode[],
  left: readonly CarrierNode[],
): number | undefined {
  const next = from === undefined ? undefined : stepAfter(old, from);
  if (next === undefined) return undefined;
  return stepById(left, next.serverId) === undefined ? nextLeft(next, old, left) : next.serverId;
}
