import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { HttpFailure, HttpRequest, HttpResponse } from "../../src/model/http.ts";
import { nodesOf } from "../../src/model/node.ts";
import { type Plant, purposeOf } from "./run.ts";

/** What the tool would send, or believe, if it had one of the bugs that it must not have; each between it and its network. */

type Answer = HttpResponse | HttpFailure;

const ok = (json: unknown): HttpResponse => ({ status: 200, headers: {}, body: JSON.stringify(json) });
const failed = (answer: Answer): boolean => "failure" in answer || answer.status >= 300;
const isSave = (request: HttpRequest) => purposeOf(request) === "SaveEmailFlow";
const bodyOf = <Body>({ body }: HttpRequest): Body => JSON.parse(body) as Body;

/** A save whose answer is lost is sent again. */
export const retriesSaves: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  return isSave(request) && failed(answer) ? connection(request) : answer;
};

/** Looking for a flow that fails is read as "there is none". */
export const takesErrorsForAbsence: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  if (!failed(answer)) return answer;
  if (purposeOf(request) === "GetEmailFlow") return ok(null);
  return request.path.startsWith("/v1/Archive/EmailFlows") ? ok({ value: [] }) : answer;
};

/** Steps are sent without their ids, as new ones. */
export const forgetsIds: Plant = (connection) => (request) => {
  if (!isSave(request)) return connection(request);
  const flow = bodyOf<EmailFlow>(request);
  for (const { kind, value } of nodesOf(flow)) if (kind === "step") Object.assign(value, { WorkflowStepId: 0 });
  return connection({ ...request, body: JSON.stringify(flow) });
};

/** A flow that was paused for its save is not started again, and believed to run. */
export const forgetsToResume: Plant = (connection) => {
  const believed = new Set<number>();
  return async (request) => {
    if (purposeOf(request) === "SetStatusOnWorkflow") {
      const { EmailFlowId, Status } = bodyOf<EmailFlow>(request);
      if (Status !== "Running") return connection(request);
      believed.add(EmailFlowId);
      return ok(Status);
    }
    const answer = await connection(request);
    if (purposeOf(request) !== "GetEmailFlow" || failed(answer) || !("body" in answer)) return answer;
    const flow = JSON.parse(answer.body) as EmailFlow | null;
    return flow !== null && believed.has(flow.EmailFlowId) ? ok({ ...flow, Status: "Running" }) : answer;
  };
};

/** A save whose answer is lost counts as done. */
export const believesInSaves: Plant = (connection) => {
  const believed = new Map<number, EmailFlow>();
  return async (request) => {
    const answer = await connection(request);
    if (isSave(request) && failed(answer)) {
      const flow = bodyOf<EmailFlow>(request);
      const made = { ...flow, EmailFlowId: flow.EmailFlowId || 999_999 };
      believed.set(made.EmailFlowId, made);
      return ok(made);
    }
    const [, id] = /GetEmailFlow\?emailFlowId=(\d+)$/.exec(request.path) ?? [];
    const flow = believed.get(Number(id));
    return flow === undefined ? answer : ok(flow);
  };
};

interface Note {
  readonly ForeignKey: { readonly Key: string; readonly Value: string };
}

/** The note of a save is written when the save is done. */
export const writesNotesLate: Plant = (connection) => {
  const held: HttpRequest[] = [];
  return async (request) => {
    if (purposeOf(request) === "SaveForeignKey") {
      const { Key, Value } = bodyOf<Note>(request).ForeignKey;
      if (Key.startsWith("intent:") && Value !== "-") {
        held.push(request);
        return ok({ Key, Value });
      }
    }
    const answer = await connection(request);
    if (isSave(request)) for (const note of held.splice(0)) await connection(note);
    return answer;
  };
};

/** Whoever has written the lease believes that it is his, whatever stands there by now. */
export const looksOnceAtLease: Plant = (connection) => {
  let own: string | undefined;
  return async (request) => {
    if (purposeOf(request) === "SaveForeignKey") {
      const { Key, Value } = bodyOf<Note>(request).ForeignKey;
      if (Key === "lease:apply/0") own = Value === "-" ? undefined : Value;
    }
    const answer = await connection(request);
    if (
      own === undefined ||
      failed(answer) ||
      !("body" in answer) ||
      purposeOf(request) !== "GetDeviceKeysOnDeviceIdentifier"
    )
      return answer;
    const rows = JSON.parse(answer.body) as readonly { readonly Key: string }[];
    return ok(rows.map((row) => (row.Key === "lease:apply/0" ? { ...row, Value: own } : row)));
  };
};

/** A flow is read once, and not again until it is saved. */
export const readsOnce: Plant = (connection) => {
  const known = new Map<string, Answer>();
  return async (request) => {
    if (isSave(request)) known.clear();
    if (purposeOf(request) !== "GetEmailFlow") return connection(request);
    const answer = known.get(request.path) ?? (await connection(request));
    known.set(request.path, answer);
    return answer;
  };
};

/** What was saved is started as well. */
export const startsWhatItSaves: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  if (!isSave(request) || failed(answer) || !("body" in answer)) return answer;
  const { EmailFlowId } = JSON.parse(answer.body) as EmailFlow;
  const body = JSON.stringify({ EmailFlowId, Status: "Running" });
  await connection({ ...request, path: "/v1/Agents/Workflow/SetStatusOnWorkflow", body });
  return answer;
};
