import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request that somebody waits for, at which everything is held up until `go` is called. */
export interface Held {
  readonly reached: Promise<void>;
  readonly go: () => void;
}

/** A server between the program and the sandbox that passes everything on, and can hold a request or its answer up. */
export interface TestProxy {
  readonly url: string;
  /** Holds the next request whose path and body hold the text: on its way there, or on its way back. */
  readonly hold: (text: string, where: "request" | "answer") => Held;
  /** "METHOD path" of all that was passed on. */
  readonly passed: readonly string[];
}

interface Trap {
  readonly text: string;
  readonly where: "request" | "answer";
  readonly arrive: () => void;
  readonly gone: Promise<void>;
}

export async function startProxy(target: string): Promise<TestProxy> {
  const traps: Trap[] = [];
  const passed: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const found = traps.findIndex(({ text }) => `${request.url} ${body}`.includes(text));
    const [trap] = found < 0 ? [] : traps.splice(found, 1);
    if (trap?.where === "request") await wait(trap);
    passed.push(`${request.method} ${request.url}`);
    const answer = await forward(target, request, body);
    if (trap?.where === "answer") await wait(trap);
    send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const hold: TestProxy["hold"] = (text, where) => {
    const arrival = signal();
    const release = signal();
    traps.push({ text, where, arrive: arrival.give, gone: release.given });
    return { reached: arrival.given, go: release.give };
  };
  return { url: `http://127.0.0.1:${port}${new URL(target).pathname}`, hold, passed };
}

async function wait({ arrive, gone }: Trap): Promise<void> {
  arrive();
  await gone;
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part;
  return body;
}

async function forward(target: string, { method = "GET", url = "/", headers }: IncomingMessage, body: string) {
  const { authorization = "", "content-type": type = "" } = headers;
  return fetch(new URL(url, target), {
    method,
    headers: { authorization, "content-type": type },
    ...(body === "" ? {} : { body }),
  });
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  const text = await answer.text();
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" }).end(text);
}
