import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/people.ts";
import { readParticipants } from "../live/participants.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Connection } from "../model/http.ts";
import type { Participants } from "../model/people.ts";
import type { FlowPlan } from "../model/plan.ts";

/** That more people are inside than a plan relies on, in a sentence; or why nobody knows whether there are. */
export type CameIn = { readonly newcomers: string } | { readonly why: string };

/** Whether a plan may only be carried out while no more people are in a flow than it says. */
export function reliesOnPeople({ mustBeEmpty, cancels }: FlowPlan): boolean {
  return mustBeEmpty.length > 0 || cancels !== null;
}

/**
 * Whether people stand by now where the plan saw nobody, or more people would be cancelled than it says; undefined when
 * neither is so. Asks the target only when the plan relies on it.
 */
export async function whoCameIn(
  flow: FlowPlan,
  live: EmailFlow | undefined,
  connection: Connection,
): Promise<CameIn | undefined> {
  if (live === undefined || !reliesOnPeople(flow)) return undefined;
  const participants = await readParticipants(connection, live.EmailFlowId);
  if (participants.total === null) {
    // A flow that is not active has nobody in it (superoffice-api.md G6, G13).
    return live.Status === "Stopped" ? undefined : { why: participants.why };
  }
  const newcomers = newcomersIn(flow, participants);
  return newcomers === undefined ? undefined : { newcomers };
}

/** Why a flow must not be saved or ended as planned, for the sake of those who came in; undefined when it may. */
export async function peopleCameIn(
  flow: FlowPlan,
  live: EmailFlow | undefined,
  connection: Connection,
  done = "Nothing was saved or ended.",
): Promise<Diagnostic | undefined> {
  const came = await whoCameIn(flow, live, connection);
  if (came === undefined) return undefined;
  const origin = flow.file === "" ? undefined : { file: flow.file, pointer: ["name"] };
  return "newcomers" in came
    ? findings.peopleCameIn(origin, flow.name, came.newcomers, done)
    : findings.emptinessUnknown(origin, flow.name, came.why, done);
}

/** The same right before a flow that was saved is ended: its steps are what they are by now, only the ending is left. */
export function peopleCameInSince(
  flow: FlowPlan,
  live: EmailFlow,
  connection: Connection,
): Promise<Diagnostic | undefined> {
  return peopleCameIn({ ...flow, mustBeEmpty: [] }, live, connection, "It is saved, and was not ended.");
}

function newcomersIn(
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
