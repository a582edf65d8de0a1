import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { getEmailFlow } from "../live/flows.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { flowReferences } from "../model/flow-references.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan } from "../model/plan.ts";
import { formatPointer } from "../source/pointer.ts";

/**
 * Why a flow must not be saved although it is as the plan saw it: another one that it is to refer to was deleted since,
 * and people would be sent nowhere. Empty when all are there. What the live flow refers to already is no business of the
 * plan, and what the plan itself creates has just been made. Nobody documents whether the server looks.
 */
export async function goneReference(
  flow: FlowPlan,
  live: EmailFlow | undefined,
  connection: Connection,
): Promise<Outcome<string>> {
  for (const id of addedBy(flow, live)) {
    const { value, diagnostics } = await getEmailFlow(connection, id);
    if (value === undefined) return failure(...diagnostics);
    if (value === null) return success(`flow ${id}, to which it is to refer, was deleted.`);
  }
  return success("");
}

function addedBy(flow: FlowPlan, live: EmailFlow | undefined): ReadonlySet<number> {
  const { payload, emailFlowId, references, laterReferences } = flow;
  const created = new Set([...references, ...laterReferences].map(({ pointer }) => pointer));
  const known = new Set([emailFlowId, ...(live === undefined ? [] : flowReferences(live)).map(({ id }) => id)]);
  const wanted = (payload === null ? [] : flowReferences(payload)).filter(({ at }) => !created.has(formatPointer(at)));
  return new Set(wanted.map(({ id }) => id).filter((id) => id > 0 && !known.has(id)));
}
