import type { EmailFlow } from "../../model/email-flow.ts";
import { type WorkflowDefinitionStatus, workflowDefinitionStatuses } from "../../model/enums.ts";
import type { SandboxState } from "../state.ts";
import { choiceOf } from "./carrier/choice.ts";
import { fencing } from "./fencing.ts";
import { putFlow, storedFlow } from "./flows.ts";
import { activeInstancesOf, endInstance } from "./instances.ts";
import { unreadyParts } from "./ready-to-run.ts";
import { type Refused, refused } from "./refused.ts";

/** What stands against a status; nothing when the flow may have it. */
type Objection = (flow: EmailFlow, state: SandboxState) => string | undefined;

/** DOCUMENTED (superoffice-api.md G31): at the licence's limit no further flow becomes active. */
const withinLicence: Objection = (flow, state) =>
  flow.Status === "Stopped" && fencing(state).HasReachedMaximum
    ? `The maximum of ${state.maximumActiveFlows} active flows is reached.`
    : undefined;

/** DOCUMENTED (superoffice-api.md G8): all settings must be valid before a flow can run. */
const ready: Objection = (flow) => unreadyParts(flow).join(" ") || undefined;

/** ASSUMED (A18): Stopped ends the flow; the other way this method only runs and pauses. */
const canEnd: Objection = (_flow, state) =>
  state.otherwise.has("A18") ? "SetStatusOnWorkflow can only run or pause a flow." : undefined;

/** ASSUMED (A20): pausing is for flows that run; the other way a stopped flow can be paused too. */
const canPause: Objection = (flow, state) =>
  flow.Status === "Stopped" && !state.otherwise.has("A20") ? `Flow ${flow.EmailFlowId} is not running.` : undefined;

const objections: Readonly<Record<WorkflowDefinitionStatus, readonly Objection[]>> = {
  None: [() => "None is no status that a flow can be given."],
  Running: [withinLicence, ready],
  Paused: [canPause, withinLicence],
  Stopped: [canEnd],
};

/** Runs, pauses or ends a flow; the value is the new status (superoffice-api.md C1). */
export function setStatus(
  state: SandboxState,
  emailFlowId: number,
  posted: unknown,
): { readonly value: WorkflowDefinitionStatus } | Refused {
  const flow = storedFlow(state, emailFlowId);
  if (flow === undefined) return refused(`There is no flow with EmailFlowId ${emailFlowId}.`);
  const status = choiceOf(posted, workflowDefinitionStatuses);
  if (status === undefined) return refused(`${JSON.stringify(posted)} is not a known Status.`);
  if (status === flow.Status) return { value: status };
  const reasons = objections[status].flatMap((objection) => objection(flow, state) ?? []);
  if (reasons.length > 0) return refused(reasons.join(" "));
  putFlow(state, { ...flow, Status: status });
  if (status === "Stopped") cancelAll(state, emailFlowId);
  return { value: status };
}

/** DOCUMENTED (superoffice-api.md G6): ending a flow cancels its active participants for good. */
function cancelAll(state: SandboxState, emailFlowId: number): void {
  for (const instance of activeInstancesOf(state, emailFlowId)) endInstance(state, instance, { status: "Cancelled" });
}
