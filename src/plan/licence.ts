import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/people.ts";
import { isFull, type Licence } from "../model/licence.ts";
import type { FlowPlan } from "../model/plan.ts";
import { inOrderOfApplying } from "./order.ts";

const isActive = (status: string | null) => status === "Running" || status === "Paused";

/** Whether a flow becomes active by this plan. */
export function startsFlow({ status, setStatus }: FlowPlan): boolean {
  return isActive(setStatus) && !isActive(status);
}

const endsFlow = ({ status, setStatus }: FlowPlan) => setStatus === "Stopped" && isActive(status);

/** The share of the limit from which the server warns as well (superoffice-api.md G31). */
const near = 0.85;

/** The order in which flows get their status: one that is saved twice gets it at its second save, after all others. */
function inOrderOfStatus(flows: readonly FlowPlan[]): readonly FlowPlan[] {
  const ordered = inOrderOfApplying(flows);
  const isSavedTwice = ({ laterReferences }: FlowPlan) => laterReferences.length > 0;
  return [...ordered.filter((flow) => !isSavedTwice(flow)), ...ordered.filter(isSavedTwice)];
}

/** Holds the flows that a plan starts against the licence, one after the other, as they will be started. */
export function judgeLicence(flows: readonly FlowPlan[], licence: Licence): readonly Diagnostic[] {
  if ("why" in licence) return [findings.licenceUnknown(undefined, licence.why)];
  const { maximum } = licence;
  let { active } = licence;
  let ending = flows.filter(endsFlow).length;
  const refused: Diagnostic[] = [];
  for (const flow of inOrderOfStatus(flows)) {
    if (endsFlow(flow)) {
      active--;
      ending--;
    }
    if (!startsFlow(flow)) continue;
    if (isFull(licence, active)) {
      const at = { file: flow.file, pointer: ["status"] };
      refused.push(findings.licenceReached(at, flow.name, { active, maximum, ending }));
    }
    active++;
  }
  if (refused.length > 0) return refused;
  return isFull({ ...licence, maximum: maximum * near }, active)
    ? [findings.licenceNear(undefined, active, maximum)]
    : [];
}
