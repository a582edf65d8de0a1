import * as target from "../diagnostic/target.ts";
import type { Connection } from "../model/http.ts";
import type { Participants } from "../model/people.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { pageOf } from "./archive-page.ts";
import { read } from "./call.ts";

const pageSize = 1000;

/** The number of the status Active (superoffice-api.md C2, WorkflowInstanceStatus). */
const active = 2;

/**
 * Everybody who is active in a flow, counted by the step that comes next for them, in pages of a thousand
 * (superoffice-api.md E1; the step can be neither filtered nor sorted by). An answer that is not what it should be
 * makes all numbers unknown: it is never read as "there is nobody".
 */
export async function readParticipants(connection: Connection, emailFlowId: number): Promise<Participants> {
  const stepOf = new Map<string, number>();
  for (let skip = 0; ; ) {
    const page = await readPage(connection, emailFlowId, skip);
    if ("why" in page) return { total: null, why: page.why };
    for (const { key, step } of page.rows) stepOf.set(key, step);
    skip += page.rows.length;
    if (!page.more) return { total: stepOf.size, byStep: countedByStep([...stepOf.values()]) };
  }
}

function countedByStep(steps: readonly number[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const step of steps) counts[step] = (counts[step] ?? 0) + 1;
  return counts;
}

interface Row {
  readonly key: string;
  readonly step: number;
}

type Page = { readonly rows: readonly Row[]; readonly more: boolean } | { readonly why: string };

async function readPage(connection: Connection, emailFlowId: number, skip: number): Promise<Page> {
  const name = `Reading who is in flow ${emailFlowId}`;
  const answer = await read(connection, { name, method: "GET", path: pagePath(emailFlowId, skip) });
  if (answer.value === undefined) return { why: answer.diagnostics.map(({ detail }) => detail).join(" ") };
  return rowsOf(answer.value.json) ?? { why: target.notJson(undefined, name, "something else than a list").detail };
}

function pagePath(emailFlowId: number, skip: number): string {
  const filter = encodeURIComponent(`emailFlow/emailFlowId eq ${emailFlowId} and workflowInstanceStatus eq ${active}`);
  const columns = "workflowInstanceId,workflowInstanceCurrentStepId";
  const order = `$orderBy=workflowInstanceId&$top=${pageSize}&$skip=${skip}`;
  return `/v1/Archive/EmailFlowInstances?$select=${columns}&$filter=${filter}&${order}`;
}

function rowsOf(json: unknown): Page | undefined {
  const page = pageOf(json, pageSize);
  if (page === undefined) return undefined;
  const rows = page.rows.map((row) => (isObject(row) ? rowOf(row) : undefined)).filter((row) => row !== undefined);
  return rows.length < page.rows.length ? undefined : { rows, more: page.more };
}

function rowOf(row: JsonObject): Row | undefined {
  const key = String(row.PrimaryKey ?? row.workflowInstanceId ?? "");
  const step = row.workflowInstanceCurrentStepId;
  const id = typeof step === "string" && /^\d+$/.test(step) ? Number(step) : step;
  return key !== "" && typeof id === "number" && Number.isInteger(id) && id >= 0 ? { key, step: id } : undefined;
}
