import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { Connection } from "../model/http.ts";
import { isObject } from "../util/json.ts";
import { writtenName } from "../util/written-name.ts";
import { pageOf } from "./archive-page.ts";
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
export function listFlows(connection: Connection): Promise<Outcome<readonly ListedFlow[]>> {
  return listAll(connection, archive);
}

/**
 * The live flows of this name: none, one, or several, for the database allows it (superoffice-api.md C4). It is asked for
 * in each way in which it may be written there.
 */
export async function findFlowsByName(connection: Connection, name: string): Promise<Outcome<readonly ListedFlow[]>> {
  const written = writtenName(name);
  const spellings = [...new Set([name, name.trim(), written, written.normalize("NFD")])];
  const terms = spellings.map((spelling) => `workflowName eq '${spelling.replaceAll("'", "''")}'`);
  const found = await listAll(connection, `${archive}&$filter=${encodeURIComponent(terms.join(" or "))}`);
  return found.value === undefined ? found : success(found.value.filter((flow) => writtenName(flow.name) === written));
}

const listing = "listing the flows";

/** Every page of a list; what a page before had already counts once, for rows may move while pages are read. */
async function listAll(connection: Connection, path: string): Promise<Outcome<readonly ListedFlow[]>> {
  const flows = new Map<number, ListedFlow>();
  for (let skip = 0; ; ) {
    const answer = await read(connection, {
      name: listing,
      method: "GET",
      path: `${path}&$orderBy=emailFlowId&$top=${pageSize}&$skip=${skip}`,
    });
    if (answer.value === undefined) return failure(...answer.diagnostics);
    const page = pageOf(answer.value.json, pageSize);
    if (page === undefined) return failure(target.notJson(undefined, listing, "something else than a list"));
    const rows = page.rows.map(listedFlow);
    const whole = rows.filter((row) => row !== undefined);
    if (whole.length < rows.length) return failure(target.oddRow(undefined, listing, "a flow without an id or a name"));
    const before = flows.size;
    for (const flow of whole) flows.set(flow.emailFlowId, flow);
    if (!page.more) return success([...flows.values()]);
    if (flows.size === before) return failure(target.oddRow(undefined, listing, "the same page again and again"));
    skip += rows.length;
  }
}

function listedFlow(row: unknown): ListedFlow | undefined {
  if (!isObject(row) || (typeof row.workflowName !== "string" && row.workflowName !== null)) return undefined;
  const emailFlowId = idOf(row.emailFlowId ?? row.PrimaryKey);
  return emailFlowId === undefined ? undefined : { emailFlowId, name: row.workflowName ?? "" };
}

/** Archives write ids as numbers and as texts. */
function idOf(value: unknown): number | undefined {
  const id = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : undefined;
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
