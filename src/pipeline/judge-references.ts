import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { stillReferredTo } from "../diagnostic/way-back.ts";
import { getEmailFlow } from "../live/flows.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { flowReferences } from "../model/flow-references.ts";
import type { FlowPlan } from "../model/plan.ts";
import { concurrently } from "../util/concurrently.ts";
import type { LiveFlows } from "./live-flows.ts";
import type { Target } from "./project.ts";

interface Around {
  readonly target: Target;
  readonly live: Pick<LiveFlows, "ids">;
  /** What the same plan does to flows that have files. */
  readonly compared: readonly FlowPlan[];
}

/**
 * Refuses to end flows that a flow with a file would still refer to. A flow that the plan saves is judged by what is
 * sent; any other stays as it is, whatever its file says, so that the live flow is read.
 */
export async function judgeReferences(
  ending: readonly FlowPlan[],
  { target, live, compared }: Around,
): Promise<readonly Diagnostic[]> {
  if (ending.length === 0) return [];
  const sent = new Map(compared.flatMap(({ key, payload }) => (payload === null ? [] : [[key, payload]])));
  const outcomes = await concurrently([...live.ids], target.parallelism, ([key, id]) =>
    referringFlow(sent.get(key), id, target),
  );
  const problems = outcomes.flatMap(({ diagnostics }) => diagnostics);
  if (problems.length > 0) return problems;
  return ending.flatMap(({ name, emailFlowId }) => {
    const referring = outcomes.flatMap(({ value }) => (value?.ids.includes(Number(emailFlowId)) ? value.name : []));
    return referring.length === 0 ? [] : [stillReferredTo(undefined, name, referring)];
  });
}

/** The flows that one flow will refer to. */
interface Referring {
  readonly name: string;
  readonly ids: readonly number[];
}

async function referringFlow(
  sent: EmailFlow | undefined,
  id: number,
  { connection }: Target,
): Promise<Outcome<Referring | undefined>> {
  if (sent === undefined && id <= 0) return success(undefined);
  const read = sent === undefined ? await getEmailFlow(connection, id) : success(sent);
  if (read.value === undefined) return failure(...read.diagnostics);
  if (read.value === null) return success(undefined);
  return success({ name: read.value.Name, ids: flowReferences(read.value).map((reference) => reference.id) });
}
