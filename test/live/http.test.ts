import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { bearer } from "../../src/live/credentials.ts";
import { createHttpConnection, type HttpConnection, type HttpLimits } from "../../src/live/http.ts";
import type { HttpRequest } from "../../src/model/http.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const token = "8A:Cust12345.canary";
const read: HttpRequest = {
  method: "POST",
  path: "/v1/Agents/Workflow/GetEmailFlow?emailFlowId=1",
  headers: {},
  body: "",
};
const write: HttpRequest = {
  method: "POST",
  path: "/v1/Agents/Workflow/SaveEmailFlow",
  headers: {},
  body: '{"Name":"x"}',
};

const open: { readonly close: () => Promise<unknown> }[] = [];

afterEach(async () => {
  for (const { close } of open.splice(0)) await close();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A server that answers as told, and everything that it saw. */
async function serve(answer: Answer) {
  const seen: { url: string; authorization: string | undefined; socket: Socket; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ url: request.url ?? "", authorization: request.headers.authorization, socket: request.socket, body });
    answer(request, response);
  });
  const port = await listen(server);
  open.push({
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return { url: `http://127.0.0.1:${port}/Cust1/api`, seen };
}

/** A server below HTTP: it gets the socket when the first bytes of a request are there. */
async function serveSocket(handle: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => handle(socket));
  });
  const port = await listen(server);
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return `http://127.0.0.1:${port}/api`;
}

function connect(url: string, limits: Partial<HttpLimits> = {}, connections = 4): HttpConnection {
  const connection = createHttpConnection({ url, credentials: bearer(token), clock: AbortSignal, connections, limits });
  open.unshift(connection);
  return connection;
}

const json: Answer = (_, response) => response.setHeader("content-type", "application/json").end('{"ok":true}');

describe("a connection over HTTP", () => {
  it("puts the path behind the api root and signs in there", async () => {
    const { url, seen } = await serve(json);
    const answer = await connect(`${url}/`).send(write);
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}', headers: { "content-type": "application/json" } });
    expect(seen).toMatchObject([
      { url: "/Cust1/api/v1/Agents/Workflow/SaveEmailFlow", authorization: `Bearer ${token}`, body: '{"Name":"x"}' },
    ]);
  });

  it("keeps connections for reads and opens a new one for every write", async () => {
    const { url, seen } = await serve(json);
    const { send } = connect(url, {}, 1);
    for (const request of [read, read, read, write, write, read]) await send(request);
    const sockets = seen.map(({ socket }) => socket);
    expect(new Set([sockets[0], sockets[1], sockets[2], sockets[5]]).size).toBe(1);
    expect(new Set(sockets).size).toBe(3);
  });

  it.each([
    ["a status that refuses", 401, '{"Message":"no"}'],
    ["the wrong host", 421, "Wrong subdomain used to access tenant"],
    ["too many requests", 429, ""],
    ["a page", 200, "<html>Sign in</html>"],
  ])("hands on %s as it is", async (_, status, body) => {
    const { url } = await serve((_request, response) => response.writeHead(status).end(body));
    expect(await connect(url).send(read)).toMatchObject({ status, body });
  });

  it.each([301, 302, 303, 307, 308])("does not follow a redirect with %i", async (status) => {
    const other = await serve(json);
    const { url } = await serve((_, response) => response.writeHead(status, { location: other.url }).end());
    const { send } = connect(url);
    expect(await send(write)).toMatchObject({ failure: "redirected", sent: true });
    expect(await send(read)).toMatchObject({ failure: "redirected" });
    expect(other.seen).toEqual([]);
  });

  it("says that a refused write was not sent", async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const { send } = connect(`http://127.0.0.1:${port}/api`);
    expect(await send(write)).toMatchObject({ failure: "refused", sent: false });
    expect(await send(read)).toMatchObject({ failure: "refused", sent: false });
  });

  it("says that a write to an unknown host was not sent", async () => {
    expect(await connect("https://tenant.invalid/api").send(write)).toMatchObject({
      failure: "unreachable",
      sent: false,
    });
  });

  it("says that a write was not sent when TLS does not come about", async () => {
    const url = await serveSocket((socket) => socket.end("this is no TLS"));
    const answer = await connect(url.replace("http:", "https:")).send(write);
    expect(answer).toMatchObject({ failure: "unreachable", sent: false });
  });

  it("says that a write whose time ran out during the TLS handshake was not sent", async () => {
    const url = await serveSocket(() => {});
    const answer = await connect(url.replace("http:", "https:"), { connectTimeout: 50 }).send(write);
    expect(answer).toMatchObject({ failure: "unreachable", sent: false, detail: "no connection came about in time" });
  });

  it("gives up on a silent server, and then nobody knows about a write", async () => {
    const { url } = await serve(() => {});
    const { send } = connect(url, { readTimeout: 50, writeTimeout: 60 });
    expect(await send(read)).toEqual({ failure: "timeout", sent: true, detail: "0.05" });
    expect(await send(write)).toEqual({ failure: "timeout", sent: true, detail: "0.06" });
  });

  it("gives up on an answer that begins and never ends", async () => {
    const { url } = await serve((_, response) => void response.writeHead(200).write('{"half":'));
    expect(await connect(url, { writeTimeout: 80 }).send(write)).toMatchObject({ failure: "timeout", sent: true });
  });

  it.each([
    ["before the answer", ""],
    ["in the middle of the head", "HTTP/1.1 200 OK\r\ncontent-le"],
    ["in the middle of the body", 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":'],
  ])("reports a connection that breaks off %s", async (_, bytes) => {
    const url = await serveSocket((socket) =>
      socket.write(bytes === "" ? "\r\n" : bytes, () => socket.resetAndDestroy()),
    );
    const { send } = connect(url);
    expect(await send(write)).toMatchObject({ failure: "interrupted", sent: true });
    expect(await send(read)).toMatchObject({ failure: "interrupted", sent: true });
  });

  it("reports something that is not HTTP", async () => {
    const url = await serveSocket((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    expect(await connect(url).send(write)).toMatchObject({ failure: "interrupted", sent: true });
  });

  it("stops reading an answer that is too large", async () => {
    const { url } = await serve((_, response) => response.end("x".repeat(5000)));
    const { send } = connect(url, { responseSize: 4096 });
    expect(await send(read)).toMatchObject({ failure: "tooLarge", sent: true });
    expect(await send(write)).toMatchObject({ failure: "tooLarge", sent: true });
  });

  it("stops reading an endless answer that does not say its length", async () => {
    const { url } = await serve((_, response) => {
      const timer = setInterval(() => response.write("x".repeat(1000)), 1);
      response.on("close", () => clearInterval(timer));
    });
    expect(await connect(url, { responseSize: 4096 }).send(read)).toMatchObject({ failure: "tooLarge" });
  });

  it("puts neither the token nor the body into a failure", async () => {
    const { url } = await serve((request) => request.socket.destroy());
    const failure = JSON.stringify(await connect(url).send({ ...write, body: '{"secret":"canary-body"}' }));
    expect(failure).toContain("interrupted");
    expect(failure).not.toMatch(/canary/);
  });

  it.each(["http://online.superoffice.com/Cust1/api", "http://127.0.0.1.example.com/api", "ftp://localhost/api"])(
    "refuses to send a token to %s",
    (url) => {
      expect(() =>
        createHttpConnection({ url, credentials: bearer(token), clock: AbortSignal, connections: 1 }),
      ).toThrow("https or loopback");
    },
  );
});
