import type { Assumption } from "../model/assumptions.ts";
import type { HttpRequest } from "../model/http.ts";
import type { Results } from "./archives/results.ts";
import type { Store } from "./store.ts";

/** What every handler works on. */
export interface SandboxState {
  readonly store: Store;
  readonly results: Results;
  readonly now: () => Date;
  /** The ASSUMED behaviours that shall be the other way. */
  readonly otherwise: ReadonlySet<Assumption>;
  /** How many flows may be running or paused at once; Infinity for no limit (superoffice-api.md G31). */
  readonly maximumActiveFlows: number;
  /** The customer id, such as Cust00001. */
  readonly tenant: string;
  /** The id of the signed-in associate. */
  readonly user: number;
}

/** One request, its path taken apart and its body read. */
export interface Call {
  readonly request: HttpRequest;
  /** The parts of the path that the route left open, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body's JSON; property names are as they were sent. */
  readonly body: unknown;
}

/** What a handler answers: a value to send as JSON, JSON text that is there already, nothing (204), or an error. */
export type Reply =
  | { readonly json: unknown }
  | { readonly text: string }
  | { readonly empty: true }
  | { readonly error: ApiError };

/** An error body as the API writes it (superoffice-api.md B1). */
export interface ApiError {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

export type Handler = (state: SandboxState, call: Call) => Reply;

/** Handlers by method and path; a part in braces is a parameter: "GET /v1/MDOList/{name}". */
export type Routes = Readonly<Record<string, Handler>>;

export const json = (value: unknown): Reply => ({ json: value });
export const empty: Reply = { empty: true };

/** A refusal in the server's own form. */
export function refusal(status: number, message: string, type = "ArgumentException"): Reply {
  return { error: { status, type, message } };
}
