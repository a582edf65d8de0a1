import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { Connection } from "../model/http.ts";
import { isObject } from "../util/json.ts";
import { type CallFailure, call, read } from "./call.ts";
import { decodeEmailFlow } from "./decode.ts";

/** A live flow as the list of flows shows it. */
export interface ListedFlow {
  readonly emailFlowId: number;
  readonly name: string;
}

const pageSize = 1000;

const archive = "/v1/Archive/EmailFlows?$select=emailFlowId,workflowName";

/** All live flows of the target, in pages of a thousand (superoffice-api.md B2, E1). */
export async function listFlows(connection: Connection): Promise<Outcome<readonly ListedFlow[]>> {
  const flows: ListedFlow[] = [];
  for (let skip = 0; ; skip += pageSize) {
    const page = await listPage(connection, `${archive}&$orderBy=emailFlowId&$top=${pageSize}&$skip=${skip}`);
    if (page.value === undefined) return page;
    flows.push(...page.value);
    if (page.value.length < pageSize) return success(flows);
  }
}

/**
 * The live flows of this name: none, one, or several, for the database allows it (superoffice-api.md C4). Spaces around
 * it do not count, for the target may have cut them off (design §6, A26).
 */
export async function findFlowsByName(connection: Connection, name: string): Promise<Outcome<readonly ListedFlow[]>> {
  const spellings = [...new Set([name, name.trim()])];
  const terms = spellings.map((spelling) => `workflowName eq '${spelling.replaceAll("'", "''")}'`);
  const page = await listPage(connection, `${archive}&$filter=${encodeURIComponent(terms.join(" or "))}`);
  return page.value === undefined ? page : success(page.value.filter((flow) => flow.name.trim() === name.trim()));
}

async function listPage(connection: Connection, path: string): Promise<Outcome<readonly ListedFlow[]>> {
  const name = "listing the flows";
  const answer = await read(connection, { name, method: "GET", path });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const rows = rowsOf(answer.value.json);
  return rows === undefined ? failure(target.notJson(undefined, name, "something else than a list")) : success(rows);
}

function rowsOf(json: unknown): readonly ListedFlow[] | undefined {
  if (!isObject(json) || !Array.isArray(json.value)) return undefined;
  return json.value.filter(isObject).map((row) => ({
    emailFlowId: Number(row.emailFlowId ?? row.PrimaryKey),
    name: String(row.workflowName ?? ""),
  }));
}

/** One live flow, whole; null when the target has no flow of that id (superoffice-api.md B1: 200 with null). */
export async function getEmailFlow(connection: Connection, emailFlowId: number): Promise<Outcome<EmailFlow | null>> {
  const name = `reading flow ${emailFlowId}`;
  const answer = await read(connection, { name, path: `/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${emailFlowId}` });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  return answer.value.json === null ? success(null) : decodeEmailFlow(answer.value.json, emailFlowId);
}

/** What came of a write: done, refused with certainty, or open because the answer was lost. */
export type WriteResult =
  | { readonly emailFlowId: number }
  | { readonly refused: CallFailure }
  | { readonly open: CallFailure };

/** Saves a flow, once. The id of the answer is the only thing that is taken from it; reading back tells the rest. */
export async function saveEmailFlow(connection: Connection, flow: EmailFlow): Promise<WriteResult> {
  const name = `saving "${flow.Name}"`;
  const answer = await call(connection, { name, path: "/v1/Agents/Workflow/SaveEmailFlow", body: flow });
  if ("failed" in answer) return answer.failed.sent ? { open: answer.failed } : { refused: answer.failed };
  const id = isObject(answer.json) ? Number(answer.json.EmailFlowId ?? 0) : 0;
  if (id > 0) return { emailFlowId: id };
  const diagnostic = target.notJson(undefined, name, answer.json === null ? "null" : "something that is no flow");
  return { open: { diagnostic, sent: true } };
}

/** Deletes a flow that has ended, once (superoffice-api.md G7); undefined when the answer says that it is done. */
export async function deleteEmailFlow(connection: Connection, emailFlowId: number): Promise<CallFailure | undefined> {
  const path = `/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${emailFlowId}`;
  const answer = await call(connection, { name: `deleting flow ${emailFlowId}`, path });
  return "failed" in answer ? answer.failed : undefined;
}

/**
 * Starts, pauses or stops a flow; undefined when it is done (superoffice-api.md C1, SetStatusOnWorkflow). An answer that
 * is not that status may be a refusal (design §6, A22): reading the flow tells.
 */
export async function setStatus(
  connection: Connection,
  emailFlowId: number,
  status: WorkflowDefinitionStatus,
): Promise<CallFailure | undefined> {
  const body = { EmailFlowId: emailFlowId, Status: status };
  const answer = await call(connection, {
    name: `setting flow ${emailFlowId} to ${status}`,
    path: "/v1/Agents/Workflow/SetStatusOnWorkflow",
    body,
  });
  if ("failed" in answer) return answer.failed;
  return answer.json === status ? undefined : hasStatus(connection, emailFlowId, status);
}

async function hasStatus(
  connection: Connection,
  emailFlowId: number,
  status: WorkflowDefinitionStatus,
): Promise<CallFailure | undefined> {
  const { value: flow, diagnostics } = await getEmailFlow(connection, emailFlowId);
  if (flow?.Status === status) return undefined;
  const now = flow?.Status ?? "not there any more";
  return { diagnostic: diagnostics[0] ?? target.statusUnchanged(undefined, emailFlowId, status, now), sent: !flow };
}
