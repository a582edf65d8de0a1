import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { portUnavailable } from "../../diagnostic/watch.ts";

/** One page and what it may do, as its Content-Security-Policy says. */
export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** What is shown from now on; `id` is another one for each run. */
export interface Shown {
  readonly id: string;
  /** By path; made when somebody asks for it. */
  readonly pages: Readonly<Record<string, () => Page>>;
}

export interface ReportServer {
  readonly url: string;
  /** Shows something else, and tells every page that is open. */
  readonly show: (shown: Shown) => void;
  readonly close: () => Promise<void>;
}

const headers = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** Shows pages to browsers of this machine alone. A name that only leads here (DNS rebinding) is refused. */
export async function serveReport(port: number): Promise<Outcome<ReportServer>> {
  let shown: Shown = { id: "", pages: {} };
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const make = Object.hasOwn(shown.pages, path) ? shown.pages[path] : undefined;
    if (!isLoopback(request)) return say(response, 403, "This page is for this machine, by the name localhost.");
    if (request.method !== "GET" && request.method !== "HEAD")
      return say(response, 405, "This page is only for reading.");
    if (path === "/events") return listen(response);
    if (make === undefined) return say(response, 404, "There is nothing here.");
    const page = make();
    const type = { "content-type": "text/html; charset=utf-8", "content-security-policy": page.policy };
    response.writeHead(200, { ...headers, ...type }).end(request.method === "HEAD" ? "" : page.html);
  });
  const listen = (response: ServerResponse) => {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream; charset=utf-8" });
    response.write(`retry: 1000\n\n${eventOf(shown)}`);
    listeners.add(response);
    response.once("close", () => listeners.delete(response));
  };
  const reason = await listenOn(server, port);
  if (reason !== undefined) return failure(portUnavailable(undefined, port, reason));
  return success({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: (next) => {
      shown = next;
      for (const response of listeners) if (!response.writableNeedDrain) response.write(eventOf(shown));
    },
    close: async () => {
      for (const response of listeners) response.end();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  });
}

const eventOf = ({ id }: Shown) => `event: run\ndata: ${id}\n\n`;

const loopbackHosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

function isLoopback({ headers: { host = "" } }: IncomingMessage): boolean {
  return loopbackHosts.test(host);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

/** Why it cannot be listened to; undefined when it is. */
function listenOn(server: Server, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) =>
      resolve(code === "EADDRINUSE" ? "another program uses it" : `the system says ${code}`),
    );
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
}
