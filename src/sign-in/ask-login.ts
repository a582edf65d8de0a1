import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { unexpectedAnswer } from "../diagnostic/sign-in.ts";
import { describeBody, describeFailure } from "../live/call.ts";
import type { Connection, HttpRequest, HttpResponse } from "../model/http.ts";
import { isObject, type JsonObject } from "../util/json.ts";

/** The server that signs in: its origin, and requests that go to it alone. */
export interface LoginServer {
  readonly origin: string;
  readonly connection: Connection;
}

/** A question to the login server, and what it is called in messages. */
export interface LoginQuestion {
  readonly name: string;
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly body?: unknown;
}

/** The whole answer, whatever its status. */
export async function askLogin(
  { connection }: LoginServer,
  { name, method, path, body }: LoginQuestion,
): Promise<Outcome<HttpResponse>> {
  const answer = await connection({
    method,
    path,
    headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  return "failure" in answer ? failure(describeFailure(name, answer)) : success(answer);
}

/** The object that an answer holds, or in plain words what it holds instead. */
export function objectOf(name: string, { status, body }: HttpResponse): Outcome<JsonObject> {
  if (status !== 200) return failure(unexpectedAnswer(undefined, name, `the status ${status}`));
  const value = parse(body);
  if (isObject(value)) return success(value);
  const found = value === undefined ? describeBody(body) : value === null ? "null" : "JSON of another shape";
  return failure(unexpectedAnswer(undefined, name, found));
}

/** A question whose only good answer is an object. */
export async function askForObject(server: LoginServer, question: LoginQuestion): Promise<Outcome<JsonObject>> {
  const answer = await askLogin(server, question);
  return answer.value === undefined ? failure(...answer.diagnostics) : objectOf(question.name, answer.value);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
