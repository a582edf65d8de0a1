import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/people.ts";
import { readParticipants } from "../live/participants.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Connection } from "../model/http.ts";
import type { Participants } from "../model/people.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * Why a flow must not be saved or ended as planned, because people stand by now where the plan saw nobody, or more
 * people would be cancelled than it says; undefined when it may. Asks the target only when the plan relies on it.
 */
export async function peopleCameIn(
  flow: FlowPlan,
  live: EmailFlow | undefined,
  connection: Connection,
  done = "Nothing was saved or ended.",
): Promise<Diagnostic | undefined> {
  if (live === undefined || (flow.mustBeEmpty.length === 0 && flow.cancels === null)) return undefined;
  const participants = await readParticipants(connection, live.EmailFlowId);
  const origin = flow.file === "" ? undefined : { file: flow.file, pointer: ["name"] };
  if (participants.total === null) {
    // A flow that is not active has nobody in it (superoffice-api.md G6, G13).
    return live.Status === "Stopped" ? undefined : findings.emptinessUnknown(origin, flow.name, participants.why, done);
  }
  const detail = newcomers(flow, participants);
  return detail === undefined ? undefined : findings.peopleCameIn(origin, flow.name, detail, done);
}

/** The same right before a flow that was saved is ended: its steps are what they are by now, only the ending is left. */
export function peopleCameInSince(
  flow: FlowPlan,
  live: EmailFlow,
  connection: Connection,
): Promise<Diagnostic | undefined> {
  return peopleCameIn({ ...flow, mustBeEmpty: [] }, live, connection, "It is saved, and was not ended.");
}

function newcomers(
  { mustBeEmpty, cancels }: FlowPlan,
  { total, byStep }: Extract<Participants, { readonly byStep: unknown }>,
): string | undefined {
  const there = mustBeEmpty.reduce((sum, step) => sum + (byStep[step] ?? 0), 0);
  const stand = there === 1 ? "1 person stands" : `${there} people stand`;
  if (there > 0) return `${stand} by now on a step that goes or moves, where nobody stood.`;
  if (cancels === null || total <= cancels) return undefined;
  const all = total === 1 ? "1 person" : `${total} people`;
  return `${all} would be cancelled for good by now; the plan says ${cancels}.`;
}
