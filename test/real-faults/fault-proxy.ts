import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request on its way to the server. */
export interface Passing {
  readonly path: string;
  readonly body: string;
  /** Carries it out, and gives what the server answers. */
  readonly forward: () => Promise<Answer>;
  /** Sends an answer to the program. */
  readonly reply: (answer: Answer) => Promise<void>;
  readonly response: ServerResponse;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What happens to one request; nothing lets it pass. */
export type Trouble = (passing: Passing) => Promise<unknown>;

export interface FaultProxy {
  readonly url: string;
  /** "METHOD path" of everything that came by, in order. */
  readonly seen: readonly string[];
  readonly close: () => Promise<void>;
}

/** A proxy on this machine alone, between the program and a server, that does to a request what it is told to. */
export async function startFaultProxy(
  target: string,
  troubleOf: (index: number, passing: Passing) => Trouble | undefined,
): Promise<FaultProxy> {
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const body = await textOf(request);
    const index = seen.push(`${method} ${url}`) - 1;
    const passing: Passing = {
      path: url,
      body,
      forward: () => forward(new URL(url, target), { method, type: headers["content-type"] ?? "", body }),
      reply: (answer) => send(response, answer),
      response,
    };
    const trouble = troubleOf(index, passing) ?? (async () => passing.reply(await passing.forward()));
    await trouble(passing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const page = "<!DOCTYPE html><html><title>Bad gateway</title></html>";
const badGateway: Answer = { status: 502, type: "text/html", body: page };

/** What goes wrong on real networks, as far as it can be done on one machine (reliability-and-review.md A2.2). */
export const troubles: Readonly<Record<string, Trouble>> = {
  "dropped before it is carried out": async ({ response }) => response.destroy(),
  "dropped after it is carried out": async ({ forward: carryOut, response }) => {
    await carryOut();
    response.destroy();
  },
  "reset after it is carried out": async ({ forward: carryOut, response }) => {
    await carryOut();
    response.socket?.resetAndDestroy();
  },
  "answered with a page, and not carried out": ({ reply }) => reply(badGateway),
  "answered with a page, though carried out": async ({ forward: carryOut, reply }) => {
    await carryOut();
    await reply(badGateway);
  },
  "carried out, and the answer cut short": async ({ forward: carryOut, response }) => {
    const { status, type, body } = await carryOut();
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) + 1 });
    response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.destroy());
  },
  "carried out and answered late": async ({ forward: carryOut, reply }) => {
    const answer = await carryOut();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await reply(answer);
  },
};

async function textOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part;
  return body;
}

async function forward(
  url: URL,
  { method, type, body }: { method: string; type: string; body: string },
): Promise<Answer> {
  const answer = await fetch(url, { method, headers: { "content-type": type }, ...(body === "" ? {} : { body }) });
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", body: await answer.text() };
}

function send(response: ServerResponse, { status, type, body }: Answer): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    response.writeHead(status, { "content-type": type }).end(body);
  });
}
