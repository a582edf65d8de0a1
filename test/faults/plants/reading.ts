import type { EmailFlow } from "../../../src/model/email-flow.ts";
import { type Plant, purposeOf, token } from "../run.ts";
import { type Answer, changed, failed, isSave, ok } from "./parts.ts";

/** What the tool would do if it had a bug that has to do with what it reads and tells; each between it and its network. */

/** Looking for a flow that fails is read as "there is none". */
export const takesErrorsForAbsence: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  if (!failed(answer)) return answer;
  if (purposeOf(request) === "GetEmailFlow") return ok(null);
  return request.path.startsWith("/v1/Archive/EmailFlows") ? ok({ value: [] }) : answer;
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

/** The last step of a flow is not seen before the flow is saved. */
export const overlooksAStep: Plant = (connection) => {
  let saved = false;
  return async (request) => {
    saved ||= isSave(request);
    const answer = await connection(request);
    if (saved || purposeOf(request) !== "GetEmailFlow") return answer;
    return changed(answer, (json) => {
      const flow = json as EmailFlow | null;
      return flow === null ? null : { ...flow, Steps: flow.Steps.slice(0, -1) };
    });
  };
};

/** What could not be read is asked for again, without end. */
export const asksWithoutEnd: Plant = (connection, clock) => async (request) => {
  for (;;) {
    const answer = await connection(request);
    if (!failed(answer)) return answer;
    await clock.sleep(10_000);
  }
};

/** A failure is told with all that was sent. */
export const tellsTheToken: Plant = (connection) => async (request) => {
  const answer = await connection(request);
  return "failure" in answer ? { ...answer, detail: `${answer.detail} (authorization: Bearer ${token})` } : answer;
};

/** Every request has a number that nobody can foretell. */
export const throwsDice: Plant = (connection) => (request) =>
  connection({ ...request, headers: { ...request.headers, "x-request": String(Math.random()) } });
