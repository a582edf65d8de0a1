import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as signIn from "../diagnostic/sign-in.ts";
import * as target from "../diagnostic/target.ts";
import type { Connection, HttpFailure, HttpRequest, HttpResponse } from "../model/http.ts";
import { isObject } from "../util/json.ts";

/** One call of the API: what it is named in messages, and the request. */
export interface Call {
  readonly name: string;
  readonly method?: HttpRequest["method"];
  readonly path: string;
  readonly body?: unknown;
}

/** A failed call; `sent` says whether the server may have carried it out. */
export interface CallFailure {
  readonly diagnostic: Diagnostic;
  readonly sent: boolean;
}

/** The answer's JSON, or why there is none. */
export type CallResult = { readonly json: unknown } | { readonly failed: CallFailure };

/** Asks for resource texts in English, so that names do not depend on the user's language (superoffice-api.md B3). */
const headers = {
  accept: "application/json",
  "accept-language": "en",
  "content-type": "application/json; charset=utf-8",
};

/**
 * Sends one call and reads its answer; null where the answer has no content (204). An empty answer that should have
 * some is a failure: nothing must ever be read as "there is nothing". Sends nothing twice.
 */
export async function call(connection: Connection, request: Call): Promise<CallResult> {
  const answer = await connection({
    method: request.method ?? "POST",
    path: request.path,
    headers,
    body: request.body === undefined ? "" : JSON.stringify(request.body),
  });
  if ("failure" in answer) return { failed: fromFailure(request.name, answer) };
  if (answer.status < 200 || answer.status > 299) return { failed: fromStatus(request.name, answer) };
  return answer.status === 204 ? { json: null } : parse(request.name, answer);
}

/** A call that reads: every failure is a finding, for nothing can have happened. */
export async function read(connection: Connection, request: Call): Promise<Outcome<{ readonly json: unknown }>> {
  const result = await call(connection, request);
  return "failed" in result ? failure(result.failed.diagnostic) : success(result);
}

/** An error's own body is one whatever its status; what was done then, nobody knows. */
function parse(name: string, answer: HttpResponse): CallResult {
  try {
    const json: unknown = JSON.parse(answer.body);
    if (!isObject(json) || json.Error !== true) return { json };
    return {
      failed: { diagnostic: target.serverError(undefined, name, answer.status, messageOf(answer)), sent: true },
    };
  } catch {
    const found = describeBody(answer.body);
    return { failed: { diagnostic: target.notJson(undefined, name, found), sent: true } };
  }
}

/** What a body is that should have been JSON and is not. */
export function describeBody(text: string): string {
  const body = text.trimStart();
  if (body === "") return "nothing at all";
  return body.startsWith("<") ? "a page (HTML)" : "text that breaks off or is not JSON";
}

const failures: Readonly<Record<HttpFailure["failure"], (name: string, detail: string) => Diagnostic>> = {
  refused: (name, detail) => target.unreachable(undefined, name, detail),
  unreachable: (name, detail) => target.unreachable(undefined, name, detail),
  interrupted: (name, detail) => target.unreachable(undefined, name, detail),
  tooLarge: (name) => target.notJson(undefined, name, "far more than an answer of the API"),
  redirected: (name) => target.redirected(undefined, name),
  timeout: (name, detail) => target.timedOut(undefined, name, Number(detail) || 0),
  notKept: (name, detail) => target.notKept(undefined, name, detail),
  notRenewed: (name, detail) => signIn.notRenewed(undefined, name, detail),
};

/** A request without an answer as a finding. */
export function describeFailure(name: string, { failure: kind, detail }: HttpFailure): Diagnostic {
  return failures[kind](name, detail);
}

function fromFailure(name: string, answer: HttpFailure): CallFailure {
  return { diagnostic: describeFailure(name, answer), sent: answer.sent };
}

/**
 * A refusal with a status of 4xx is the server's word that it has not done it; with 5xx nobody knows, for a
 * gateway may have given up while the server went on (reliability-and-review.md A2.2).
 */
function fromStatus(name: string, answer: HttpResponse): CallFailure {
  return { diagnostic: statusDiagnostic(name, answer), sent: answer.status >= 500 };
}

function statusDiagnostic(name: string, answer: HttpResponse): Diagnostic {
  if (answer.status === 401) return target.notSignedIn(undefined, name);
  if (answer.status === 403) return target.notAllowed(undefined, name, messageOf(answer));
  if (answer.status === 421) return target.wrongHost(undefined, name);
  if (answer.status >= 300 && answer.status <= 399) return target.redirected(undefined, name);
  return target.serverError(undefined, name, answer.status, messageOf(answer));
}

/** The server's own words; its two error bodies name them differently (superoffice-api.md B1). */
function messageOf(answer: HttpResponse): string {
  try {
    const body: unknown = JSON.parse(answer.body);
    return isObject(body) ? String(body.Message ?? body.ErrorMessage ?? "") : "";
  } catch {
    return "";
  }
}
