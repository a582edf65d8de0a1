import type { EmailFlow } from "../model/email-flow.ts";
import { isObject } from "../util/json.ts";
import { answered, type Bench, request } from "./bench.ts";
import { CannotTell } from "./probe.ts";

/** How the test person stands in a scratch flow. */
export interface Participation {
  readonly id: number;
  readonly status: string;
  readonly stepId: number;
}

/** Puts the test person into a scratch flow. */
export async function enrol(bench: Bench, { EmailFlowId }: EmailFlow): Promise<void> {
  const answer = answered(await bench.ask("TryAddPersonsToEmailFlow", { EmailFlowId, PersonIds: [bench.person] }));
  const isIn = Array.isArray(answer) && answer[0] === true;
  if (!isIn) throw new CannotTell(`Person ${bench.person} could not be put into a scratch flow.`);
}

/** The test person's participation; undefined when there is none. */
export async function participation(bench: Bench, { EmailFlowId }: EmailFlow): Promise<Participation | undefined> {
  const columns = "workflowInstanceId,workflowInstanceStatus,workflowInstanceCurrentStepId,person/personId";
  const filter = encodeURIComponent(`emailFlow/emailFlowId eq ${EmailFlowId}`);
  const path = `/v1/Archive/EmailFlowInstances?$select=${columns}&$filter=${filter}`;
  const answer = answered(await request(bench.connection, { name: "reading participants", method: "GET", path }));
  const rows = isObject(answer) && Array.isArray(answer.value) ? answer.value.filter(isObject) : undefined;
  if (rows === undefined) throw new CannotTell("The archive of participants did not answer with rows.");
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    id: Number(row.workflowInstanceId ?? row.PrimaryKey),
    status: String(row.workflowInstanceStatus),
    stepId: Number(row.workflowInstanceCurrentStepId),
  };
}

/** The archive shows a status by its name or its number (superoffice-api.md C2, WorkflowInstanceStatus). */
export const isActive = ({ status }: Participation) => /active|^\D*2\D*$/i.test(status);
export const isCancelled = ({ status }: Participation) => /cancel|^\D*6\D*$/i.test(status);
