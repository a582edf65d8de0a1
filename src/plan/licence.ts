import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/people.ts";
import { isFull, type Licence } from "../model/licence.ts";
import type { FlowPlan } from "../model/plan.ts";
import { inOrder } from "./order.ts";

const isActive = (status: string | null) => status === "Running" || status === "Paused";

/** Whether a flow becomes active by this plan. */
export function startsFlow({ status, setStatus }: FlowPlan): boolean {
  return isActive(setStatus) && !isActive(status);
}

const endsFlow = ({ status, setStatus }: FlowPlan) => setStatus === "Stopped" && isActive(status);

/** The share of the limit from which the server warns as well (superoffice-api.md G31). */
const near = 0.85;

/** Holds the flows that a plan starts against the licence, in the order in which they will be applied. */
export function judgeLicence(flows: readonly FlowPlan[], licence: Licence): readonly Diagnostic[] {
  if ("why" in licence) return [findings.licenceUnknown(undefined, licence.why)];
  const { maximum } = licence;
  let { active } = licence;
  const refused: Diagnostic[] = [];
  for (const flow of inOrder(flows)) {
    if (endsFlow(flow)) active--;
    if (!startsFlow(flow)) continue;
    if (isFull(licence, active))
      refused.push(findings.licenceReached({ file: flow.file, pointer: ["status"] }, flow.name, active, maximum));
    active++;
  }
  if (refused.length > 0) return refused;
  return isFull({ ...licence, maximum: maximum * near }, active)
    ? [findings.licenceNear(undefined, active, maximum)]
    : [];
}
