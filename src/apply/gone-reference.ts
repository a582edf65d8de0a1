import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { getEmailFlow } from "../live/flows.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { flowReferences } from "../model/flow-references.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan } from "../model/plan.ts";

/**
 * Why a flow must not be saved although it is as the plan saw it: another one that it is to refer to was deleted since,
 * and people would be sent nowhere. Empty when all are there. What the live flow refers to already is no business of the
 * plan; what the plan itself creates is filled in later. Nobody documents whether the server looks.
 */
export async function goneReference(
  { payload, emailFlowId }: FlowPlan,
  live: EmailFlow | undefined,
  connection: Connection,
): Promise<Outcome<string>> {
  const known = new Set([emailFlowId, ...referredBy(live)]);
  const added = new Set(referredBy(payload ?? undefined).filter((id) => id > 0 && !known.has(id)));
  for (const id of added) {
    const { value, diagnostics } = await getEmailFlow(connection, id);
    if (value === undefined) return failure(...diagnostics);
    if (value === null) return success(`flow ${id}, to which it is to refer, was deleted.`);
  }
  return success("");
}

const referredBy = (flow: EmailFlow | undefined) =>
  flow === undefined ? [] : flowReferences(flow).map(({ id }) => id);
