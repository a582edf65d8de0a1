import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { endingFlow } from "../diagnostic/plan.ts";
import { endingPruned } from "../diagnostic/way-back.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * Refuses to end flows unless somebody has named how many people may be cancelled for good, all flows together
 * (superoffice-api.md G6). Flows that nobody is in can be ended without that.
 */
export function judgeEndings(flows: readonly FlowPlan[], allowed: number): readonly Diagnostic[] {
  const total = cancelledIn(flows);
  if (total <= allowed) return [];
  return flows.flatMap(({ file, name, cancels }) =>
    cancels === null || cancels === 0
      ? []
      : [
          file === ""
            ? endingPruned(undefined, name, cancels, total)
            : endingFlow({ file, pointer: ["status"] }, name, cancels, total),
        ],
  );
}

/** How many people the flows cancel for good. */
export function cancelledIn(flows: readonly FlowPlan[]): number {
  return flows.reduce((sum, { cancels }) => sum + (cancels ?? 0), 0);
}
