import type { EmailFlow } from "../model/email-flow.ts";
import { flowReferences } from "../model/flow-references.ts";
import type { PendingReference } from "../model/plan.ts";
import { formatPointer } from "../source/pointer.ts";

/** The places of a carrier that hold the stand-in (a negative id) of a flow that the target does not have yet. */
export function pendingReferences(flow: EmailFlow, keyOfId: (id: number) => string): readonly PendingReference[] {
  return flowReferences(flow)
    .filter(({ id }) => id < 0)
    .map(({ id, at }) => ({ pointer: formatPointer(at), flow: keyOfId(id) }));
}
