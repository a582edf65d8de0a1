import type { EmailFlow } from "../../../src/model/email-flow.ts";
import { nodesOf } from "../../../src/model/node.ts";
import { type Plant, purposeOf } from "../run.ts";
import { type Answer, bodyOf, failed, isSave, ok } from "./parts.ts";

/** What the tool would do if it had a bug that has to do with saving and with statuses; each between it and its network. */

/** A save whose answer is lost is sent again. */
export const retriesSaves: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  return isSave(request) && failed(answer) ? connection(request) : answer;
};

/** Steps are sent without their ids, as new ones. */
export const forgetsIds: Plant = (connection) => (request) => {
  if (!isSave(request)) return connection(request);
  const flow = bodyOf<EmailFlow>(request);
  for (const { kind, value } of nodesOf(flow)) if (kind === "step") Object.assign(value, { WorkflowStepId: 0 });
  return connection({ ...request, body: JSON.stringify(flow) });
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

/** What was saved is started as well. */
export const startsWhatItSaves: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  if (!isSave(request) || failed(answer) || !("body" in answer)) return answer;
  const { EmailFlowId } = JSON.parse(answer.body) as EmailFlow;
  const body = JSON.stringify({ EmailFlowId, Status: "Running" });
  await connection({ ...request, path: "/v1/Agents/Workflow/SetStatusOnWorkflow", body });
  return answer;
};

/** What a save answers is believed, and not read back. */
export const believesTheAnswer: Plant = (connection) => {
  const answers = new Map<number, Answer>();
  return async (request) => {
    const [, id] = /GetEmailFlow\?emailFlowId=(\d+)$/.exec(request.path) ?? [];
    const known = answers.get(Number(id));
    answers.delete(Number(id));
    const answer = known ?? (await connection(request));
    if (isSave(request) && !failed(answer) && "body" in answer)
      answers.set((JSON.parse(answer.body) as EmailFlow).EmailFlowId, answer);
    return answer;
  };
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

/** The status of another flow is set. */
export const setsTheNeighbour: Plant = (connection) => (request) => {
  if (purposeOf(request) !== "SetStatusOnWorkflow") return connection(request);
  const change = bodyOf<EmailFlow>(request);
  const body = JSON.stringify({ ...change, EmailFlowId: change.EmailFlowId + 1 });
  return connection({ ...request, body });
};
