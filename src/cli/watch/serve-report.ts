import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { portUnavailable } from "../../diagnostic/watch.ts";

/** One page, or a script of one, and what it may do, as its Content-Security-Policy says. */
export interface Page {
  readonly type: "text/html" | "text/javascript";
  readonly body: string;
  readonly policy: string;
}

/** By path; made when somebody asks for it. */
export type Pages = Readonly<Record<string, () => Page>>;

/** What is shown from now on; `id` is another one for each run. */
export interface Shown {
  readonly id: string;
  readonly pages: Pages;
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

/**
 * Shows pages to browsers of this machine alone, `first` until there is a run. A name that only leads here (DNS
 * rebinding) is refused.
 */
export async function serveReport(port: number, first: Pages): Promise<Outcome<ReportServer>> {
  let shown: Shown = { id: "", pages: first };
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (!isLoopback(request)) return say(response, 403, "This page is for this machine, by the name localhost.");
    if (request.method !== "GET" && request.method !== "HEAD")
      return say(response, 405, "This page is only for reading.");
    const [path = "/"] = (request.url ?? "/").split("?");
    if (path === "/events") return listen(response);
    const make = Object.hasOwn(shown.pages, path) ? shown.pages[path] : undefined;
    if (make === undefined) return say(response, 404, "There is nothing here.");
    const { type, body, policy } = make();
    const facts = { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy };
    response.writeHead(200, { ...headers, ...facts }).end(request.method === "HEAD" ? "" : body);
  });
  const listen = (response: ServerResponse) => {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream; charset=utf-8" });
    response.write(`retry: 1000\n\n${shown.id === "" ? "" : eventOf(shown)}`);
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
