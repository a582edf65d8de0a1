import type { Change } from "../model/change.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { canonicalJson } from "../util/json.ts";

/**
 * What a reviewer approves of: two plans have the same one exactly when they would do the same to the same target. Unlike
 * the digest of a plan it stays when the files are merged under another commit and when people come and go; what must
 * not happen with people present is looked at again when the plan is applied.
 */
export function approvalDigest(plan: Plan, hash: (text: string) => string): string {
  const { project, target, url, released, heldBack } = plan;
  return hash(canonicalJson({ project, target, url, released, heldBack, flows: plan.flows.map(done) })).slice(0, 16);
}

/** Without who is inside now, and without how and where the file says it. */
function done({ people: _, text: _text, changes, ...flow }: FlowPlan): object {
  return { ...flow, changes: changes.map(withoutPlaces) };
}

function withoutPlaces({ effect: _, source: _source, ...change }: Change): object {
  return change;
}
