import type { Assumption } from "../model/assumptions.ts";
import type { HttpRequest, HttpResponse, Transport } from "../model/http.ts";
import { rememberResults } from "./archives/results.ts";
import { firstId } from "./id-ranges.ts";
import { routes } from "./routes.ts";
import { byFixedToken } from "./sign-in/fixed-token.ts";
import { type ApiError, type Call, type Handler, type Reply, refusal, type SandboxState } from "./state.ts";
import type { Store } from "./store.ts";
import { needsFlowAdministrator } from "./workflow/needs-right.ts";
import { seedFlows } from "./workflow/seed-flows.ts";
import { seedWorld } from "./world/seed.ts";

export interface SandboxOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Which world an empty store is filled with; the same number gives the same world. */
  readonly seed?: number;
  /** When given, every request must bring it; without it nobody asks. */
  readonly token?: string;
  /** The requests that are let in beside those with the token. */
  readonly authorised?: (request: HttpRequest) => boolean;
  readonly tenant?: string;
  readonly otherwise?: ReadonlySet<Assumption>;
  readonly maximumActiveFlows?: number;
  /** Whether the signed-in user has the functional right Flow administrator; left out, yes. */
  readonly flowAdministrator?: boolean;
}

/**
 * The server as a function from request to answer: it needs no port and no clock of its own. Each request is kept
 * whole or not at all.
 */
export function createSandbox(options: SandboxOptions): Transport {
  const state: SandboxState = {
    store: options.store,
    results: rememberResults(options.store),
    now: options.now,
    otherwise: options.otherwise ?? new Set(),
    maximumActiveFlows: options.maximumActiveFlows ?? 100,
    tenant: options.tenant ?? "Cust00001",
    user: firstId.associate,
  };
  const seed = options.seed ?? 1;
  const isNew = state.store.ids("associate").length === 0;
  seedWorld(state, seed);
  if (isNew) seedFlows(state, seed);
  state.store.settle();
  const serving: Serving = {
    table: routeTable(),
    mayEnter: entryCheck(options),
    mayEdit: options.flowAdministrator ?? true,
  };
  return async (request) => answer(state, request, serving);
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

let compiled: readonly Route[] | undefined;

/** Every route, compiled once: a test makes thousands of sandboxes. */
function routeTable(): readonly Route[] {
  compiled ??= Object.entries(routes).map(([route, handler]) => compileRoute(route, handler));
  return compiled;
}

function compileRoute(route: string, handler: Handler): Route {
  const [method = "", path = ""] = route.split(" ");
  const pattern = path.replace(
    /\{(\w+)(\*?)\}/g,
    (_, name: string, rest: string) => `(?<${name}>${rest === "" ? "[^/]+" : ".+"})`,
  );
  return { method, pattern: new RegExp(`^${pattern}$`, "i"), handler };
}

/** Everybody may enter where nothing is asked for. */
function entryCheck({ token, authorised }: SandboxOptions): (request: HttpRequest) => boolean {
  const checks = [
    ...(token === undefined ? [] : [byFixedToken(token)]),
    ...(authorised === undefined ? [] : [authorised]),
  ];
  return (request) => checks.length === 0 || checks.some((check) => check(request));
}

interface Serving {
  readonly table: readonly Route[];
  readonly mayEnter: (request: HttpRequest) => boolean;
  readonly mayEdit: boolean;
}

function answer(state: SandboxState, request: HttpRequest, serving: Serving): HttpResponse {
  state.store.refresh();
  try {
    const reply = handle(state, request, serving);
    if ("error" in reply) state.store.rollback();
    else state.store.commit();
    return respond(isUnsaid(reply, request, state) ? { json: null } : reply, state.now());
  } catch (bug) {
    state.store.rollback();
    throw bug;
  }
}

function handle(state: SandboxState, request: HttpRequest, { table, mayEnter, mayEdit }: Serving): Reply {
  if (request.path.startsWith("/v1") && !mayEnter(request))
    return refusal(401, "Authentication failed.", "UnauthorizedAccessException");
  if (!mayEdit && needsFlowAdministrator(request.path))
    return refusal(403, "The functional right Flow administrator is missing.", "SoSecurityException");
  const [path = "", query = ""] = request.path.split("?", 2);
  const chosen = findRoute(table, request.method, path);
  if (chosen === undefined)
    return table.some(({ pattern }) => pattern.test(path))
      ? refusal(405, "The method is not allowed here.")
      : refusal(404, `There is nothing at ${path}.`, "SoNotFoundException");
  const body = readBody(request.body);
  if (body === undefined) return refusal(400, "The request's body is not JSON.");
  const parameters = Object.fromEntries(Object.entries(chosen.groups).map(([name, value]) => [name, decoded(value)]));
  const call: Call = { request, parameters, query: new URLSearchParams(query), body: body.value };
  return chosen.route.handler(state, call);
}

function findRoute(table: readonly Route[], method: string, path: string) {
  for (const route of table) {
    if (route.method !== method) continue;
    const found = route.pattern.exec(path);
    if (found !== null) return { route, groups: found.groups ?? {} };
  }
  return undefined;
}

/** A part of the path; one that is not encoded as it should be stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readBody(text: string): { readonly value: unknown } | undefined {
  if (text === "") return { value: null };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** ASSUMED (A22): an agent says why it refuses; the other way it answers null, as the general page has it (B1). */
function isUnsaid(reply: Reply, { path }: HttpRequest, { otherwise }: SandboxState): boolean {
  return "error" in reply && reply.error.status === 400 && path.startsWith("/v1/Agents/") && otherwise.has("A22");
}

function respond(reply: Reply, now: Date): HttpResponse {
  const date = { date: now.toUTCString() };
  if ("empty" in reply) return { status: 204, headers: date, body: "" };
  const headers = { ...date, "content-type": "application/json; charset=utf-8" };
  if ("error" in reply) return { status: reply.error.status, headers, body: JSON.stringify(errorBody(reply.error)) };
  return { status: 200, headers, body: "text" in reply ? reply.text : JSON.stringify(reply.json) };
}

/** DOCUMENTED: the body of a business error (superoffice-api.md B1). */
function errorBody({ type, message }: ApiError) {
  return { Error: true, ErrorType: type, Message: message, ErrorSource: "SuperOffice.Services.Implementation" };
}
