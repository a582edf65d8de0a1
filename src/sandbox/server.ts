import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpRequest, HttpResponse, Transport } from "../model/http.ts";
import type { SignIn } from "./sign-in/sign-in.ts";
import { type TenantState, tenantState } from "./tenant/state.ts";

export interface ServerOptions {
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly tenant?: string;
  /** The clock of the tenant's state. */
  readonly now?: () => Date;
  /** What the tenant's state says; left out, that it is running. */
  readonly state?: TenantState;
  /** What is found under /login; left out, nothing. */
  readonly signIn?: Pick<SignIn, "respond">;
}

export interface RunningServer {
  /** The tenant's api root, "http://127.0.0.1:4000/Cust00001/api". */
  readonly url: string;
  /** Lets requests that are under way end, and closes every connection. */
  close(): Promise<void>;
}

export const standardTenant = "Cust00001";

/** The longest body that is read, in bytes. */
const longestBody = 16 * 1024 * 1024;

/** Serves a sandbox to this machine alone, in the addresses of a tenant (superoffice-api.md A1). */
export async function serveSandbox(transport: Transport, options: ServerOptions): Promise<RunningServer> {
  const tenant = options.tenant ?? standardTenant;
  const serving: Serving = { state: "Running", now: () => new Date(), ...options, transport, tenant };
  const server = createServer((request, response) => {
    respond(request, serving)
      .catch((bug: unknown) => plain(500, `The sandbox failed: ${bug}`))
      .then((answer) => write(response, answer, { last: !server.listening }));
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/${tenant}/api`, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeIdleConnections();
  });
}

const plain = (status: number, body: string): HttpResponse => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});

const json = (value: unknown): HttpResponse => ({
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});

interface Serving {
  readonly transport: Transport;
  readonly tenant: string;
  readonly now: () => Date;
  readonly state: TenantState;
  readonly signIn?: Pick<SignIn, "respond">;
}

async function respond(incoming: IncomingMessage, serving: Serving): Promise<HttpResponse> {
  const { transport, tenant, signIn } = serving;
  const body = await readBody(incoming);
  if (body === undefined) return plain(413, "The request's body is too long.");
  const path = incoming.url ?? "/";
  const [, asked, rest = ""] = /^\/([^/?]+)\/api(.*)$/s.exec(path) ?? [];
  const state = /^\/api\/state\/([^/?]+)$/i.exec(path)?.[1];
  const origin = `http://${incoming.headers.host ?? ""}`;
  if (state !== undefined) return answerState(state, origin, serving);
  if (signIn !== undefined && /^\/login\//i.test(path)) {
    const request = requestOf(incoming, path, body);
    return request === undefined ? notAMethod : signIn.respond(request, origin);
  }
  if (asked === undefined) return plain(404, "There is nothing here.");
  /** DOCUMENTED: the status and the text of a tenant's wrong host (superoffice-api.md A1). */
  if (asked.toLowerCase() !== tenant.toLowerCase()) return plain(421, "Wrong subdomain used to access tenant");
  const request = requestOf(incoming, rest, body);
  return request === undefined ? notAMethod : transport(request);
}

const notAMethod = plain(405, "The method is not allowed here.");

/** DOCUMENTED: asked without signing in (superoffice-api.md A2). ASSUMED: a tenant that is not here is 404. */
function answerState(asked: string, origin: string, { tenant, now, state }: Serving): HttpResponse {
  if (asked.toLowerCase() !== tenant.toLowerCase()) return plain(404, `There is no tenant ${asked}.`);
  return json(tenantState(tenant, { origin, now: now(), state }));
}

const methods = ["GET", "POST", "PUT", "DELETE"] as const;

function requestOf(incoming: IncomingMessage, path: string, body: string): HttpRequest | undefined {
  const method = methods.find((name) => name === incoming.method);
  if (method === undefined) return undefined;
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value ?? "")]);
  return { method, path, headers: Object.fromEntries(headers), body };
}

/** The whole body; undefined when it is longer than allowed, the rest of which is read and forgotten. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= longestBody) parts.push(part);
  }
  return length > longestBody ? undefined : Buffer.concat(parts).toString("utf8");
}

/** Sends the answer; the last one of a connection says so, for a kept connection would hold up the end. */
function write(
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
  { last }: { readonly last: boolean },
): void {
  const bytes = Buffer.from(body, "utf8");
  const length = status === 204 ? {} : { "content-length": bytes.length };
  response.writeHead(status, { ...headers, ...length, ...(last ? { connection: "close" } : {}) });
  response.end(bytes);
}
