import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { endingFlow } from "../diagnostic/plan.ts";
import { endingPruned } from "../diagnostic/way-back.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * Refuses to end flows unless somebody has named how many people are cancelled for good, all flows together
 * (superoffice-api.md G6): exactly, because a larger number would also speak of a loss that nobody has seen. Flows that
 * nobody is in can be ended without that, whatever was named.
 */
export function judgeEndings(flows: readonly FlowPlan[], named: number): readonly Diagnostic[] {
  const total = cancelledIn(flows);
  if (total === 0 || total === named) return [];
  return flows.flatMap(({ file, name, cancels }) =>
    cancels === null || cancels === 0
      ? []
      : [
          file === ""
            ? endingPruned(undefined, name, cancels, { total, named })
            : endingFlow({ file, pointer: ["status"] }, name, cancels, { total, named }),
        ],
  );
}

/** How many people the flows cancel for good. */
export function cancelledIn(flows: readonly FlowPlan[]): number {
  return flows.reduce((sum, { cancels }) => sum + (cancels ?? 0), 0);
}
