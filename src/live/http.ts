import { buildConnector, Client, type Dispatcher, Pool } from "undici";
import type { Connection, HttpFailure, HttpRequest, HttpResponse } from "../model/http.ts";
import type { Credentials } from "./credentials.ts";
import type { Clock } from "./limit.ts";
import { isRead } from "./read-operations.ts";

/** Where the requests go, and how long and how large an answer may be. */
export interface HttpOptions {
  /** The api root of the tenant; https, or http on loopback. Nothing is ever sent elsewhere. */
  readonly url: string;
  /** What signs a request in, asked for each one; it goes to that root and into no message. */
  readonly credentials?: Pick<Credentials, "headers">;
  /** How many connections are kept open for reading. */
  readonly connections: number;
  readonly clock: Pick<Clock, "timeout">;
  readonly limits?: Partial<HttpLimits>;
  /** How a connection comes about; left out, over the network. */
  readonly connector?: buildConnector.connector;
}

/** Milliseconds and bytes. */
export interface HttpLimits {
  readonly connectTimeout: number;
  readonly readTimeout: number;
  readonly writeTimeout: number;
  readonly responseSize: number;
}

/** A connection that can be closed; what is under way is then cut off. */
export interface HttpConnection {
  readonly send: Connection;
  readonly close: () => Promise<void>;
}

const standardLimits: HttpLimits = {
  connectTimeout: 10_000,
  readTimeout: 30_000,
  writeTimeout: 120_000,
  responseSize: 16 * 2 ** 20,
};

/** One request on its way; as long as no connection stood, the server cannot have seen it. */
interface Attempt {
  connected: boolean;
}

/**
 * Requests to one tenant, each sent exactly once. Reads share kept connections; every write opens its own, because a
 * kept one may be closed by the server at any moment, and then nobody knows whether the write arrived
 * (reliability-and-review.md A4).
 */
export function createHttpConnection(options: HttpOptions): HttpConnection {
  const root = apiRoot(options.url);
  const limits = { ...standardLimits, ...options.limits };
  const { clock } = options;
  const connector = options.connector ?? buildConnector({ timeout: limits.connectTimeout });
  const reads = new Pool(root.origin, {
    connections: options.connections,
    connect: connector,
    maxResponseSize: limits.responseSize,
  });

  async function send(request: HttpRequest): Promise<HttpResponse | HttpFailure> {
    const path = `${root.path}${request.path}`;
    const headers = { ...request.headers, ...options.credentials?.headers(), "user-agent": "flowform" };
    const outgoing = { ...request, path, headers };
    if (isRead(request))
      return exchange(reads, outgoing, { clock, attempt: { connected: true }, timeout: limits.readTimeout });
    const attempt: Attempt = { connected: false };
    const client = new Client(root.origin, {
      connect: noting(connector, attempt),
      pipelining: 0,
      maxResponseSize: limits.responseSize,
    });
    try {
      return await exchange(client, outgoing, { clock, attempt, timeout: limits.writeTimeout });
    } finally {
      await client.destroy();
    }
  }

  return { send, close: () => reads.destroy() };
}

/** The origin and path of an api root; refuses every address that a token must not be sent to. */
function apiRoot(url: string): { readonly origin: string; readonly path: string } {
  const { protocol, hostname, origin, pathname, username, password } = new URL(url);
  const loopback = /^(localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  const safe = protocol === "https:" || (protocol === "http:" && loopback);
  if (!safe || username !== "" || password !== "") throw new Error("a token is sent over https or loopback only");
  return { origin, path: pathname.replace(/\/+$/, "") };
}

function noting(connector: buildConnector.connector, attempt: Attempt): buildConnector.connector {
  return (options, callback) =>
    connector(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      attempt.connected = true;
      callback(null, socket);
    });
}

interface Terms {
  readonly clock: Pick<Clock, "timeout">;
  readonly attempt: Attempt;
  readonly timeout: number;
}

async function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  { clock, attempt, timeout }: Terms,
): Promise<HttpResponse | HttpFailure> {
  const { method, path, headers, body } = request;
  const signal = clock.timeout(timeout);
  try {
    const answer = await dispatcher.request({ method, path, headers, body: body === "" ? null : body, signal });
    if (answer.statusCode >= 300 && answer.statusCode <= 399) {
      await answer.body.dump();
      return { failure: "redirected", sent: true, detail: `status ${answer.statusCode}` };
    }
    return { status: answer.statusCode, headers: singleValues(answer.headers), body: await answer.body.text() };
  } catch (error) {
    return failureOf(error, { attempt, timeout });
  }
}

function singleValues(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]));
}

/** What happened before a connection stood, by the codes of Node, its TLS and undici. */
const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name could not be looked up",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no way to the network",
  UND_ERR_CONNECT_TIMEOUT: "no connection came about in time",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by nobody else",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by somebody unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate cannot be verified",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by somebody unknown",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
};

/** The failure in our own words: an error's text may quote a header or an address, so none is passed on. */
function failureOf(error: unknown, { attempt, timeout }: Omit<Terms, "clock">): HttpFailure {
  const { name, code = "" } = error as NodeJS.ErrnoException;
  if (name === "TimeoutError") return { failure: "timeout", sent: attempt.connected, detail: String(timeout / 1000) };
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return { failure: "tooLarge", sent: true, detail: "" };
  if (code === "ECONNREFUSED") return { failure: "refused", sent: false, detail: "the connection was refused" };
  const reason = unreachable[code];
  if (reason !== undefined) return { failure: "unreachable", sent: false, detail: reason };
  const known = /^[A-Z][A-Z0-9_]*$/.test(code) ? ` (${code})` : "";
  if (!attempt.connected) return { failure: "unreachable", sent: false, detail: `no connection came about${known}` };
  return { failure: "interrupted", sent: true, detail: `the connection broke off${known}` };
}
