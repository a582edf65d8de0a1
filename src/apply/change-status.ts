import { statusRefused } from "../diagnostic/apply.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { serverError } from "../diagnostic/target.ts";
import { getEmailFlow, setStatus } from "../live/flows.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { FlowPlan } from "../model/plan.ts";
import { type FlowWorld, originOf } from "./flow-state.ts";

/** What came of setting a status: the flow as it then was, or why it has it not, or may not have it. */
export type StatusChange =
  | { readonly live: EmailFlow; readonly askedAt: number }
  | { readonly refused: string; readonly because?: Diagnostic; readonly live?: never }
  | { readonly open: string; readonly live?: never };

/** Sets the status, once, and reads whether the flow has it: the answer alone decides nothing. */
export async function changeStatus(
  { connection, clock }: Pick<FlowWorld, "connection" | "clock">,
  emailFlowId: number,
  status: WorkflowDefinitionStatus,
): Promise<StatusChange> {
  const failed = await setStatus(connection, emailFlowId, status);
  if (failed !== undefined && !failed.sent) return { refused: failed.diagnostic.detail, because: failed.diagnostic };
  let askedAt = clock.now();
  let back = await getEmailFlow(connection, emailFlowId);
  if (failed === undefined && back.value && back.value.Status !== status) {
    // On a single wrong answer, a flow that we have just paused would stay so, and nobody would know.
    askedAt = clock.now();
    back = await getEmailFlow(connection, emailFlowId);
  }
  if (back.value?.Status === status) return { live: back.value, askedAt };
  if (failed !== undefined) return { open: failed.diagnostic.detail };
  if (back.value === undefined) return { open: back.diagnostics.map(({ detail }) => detail).join(" ") };
  // The server has just said that it is done: that there is no such flow now may be a failure that it does not name.
  if (back.value === null) return { open: "reading it gives nothing." };
  return { refused: `it still reads as ${back.value.Status.toLowerCase()}.` };
}

/** A refusal in the server's words; a missing sign-in or right, or a target out of reach, is what it is. */
export function refusalOfStatus(
  flow: FlowPlan,
  status: WorkflowDefinitionStatus,
  { refused, because }: Extract<StatusChange, { readonly refused: string }>,
): Diagnostic {
  return because === undefined || because.code === serverError.code
    ? statusRefused(originOf(flow), flow.name, status, refused)
    : because;
}
