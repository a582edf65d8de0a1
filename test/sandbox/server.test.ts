import { Agent, type IncomingMessage, type RequestOptions, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import type { Transport } from "../../src/model/http.ts";
import { type RunningServer, serveSandbox } from "../../src/sandbox/server.ts";
import { now, openSandbox } from "./support.ts";

const running: RunningServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function serve(
  options: { readonly transport?: Transport; readonly tenant?: string; readonly token?: string } = {},
) {
  const { transport = openSandbox(options.token === undefined ? {} : { token: options.token }).transport } = options;
  const tenant = options.tenant === undefined ? {} : { tenant: options.tenant };
  const server = await serveSandbox(transport, { port: 0, now: () => now, ...tenant });
  running.push(server);
  return { ...server, origin: new URL(server.url).origin };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

function send(
  url: string,
  { body = "", ...options }: RequestOptions & { readonly body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, async (incoming) => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part);
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: Buffer.concat(parts).toString("utf8"),
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

describe("a served sandbox", () => {
  test("listens to this machine alone", async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);
    const outside = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    const addresses = outside
      .filter(({ internal, family }) => !internal && family === "IPv4")
      .map(({ address }) => address);
    /** Linux answers for the whole of 127.0.0.0/8, so that there is always an address to try. */
    if (process.platform === "linux") addresses.push("127.0.0.2");
    for (const host of addresses) await expect(send(`http://${host}:${port}/`)).rejects.toThrow("ECONNREFUSED");
  });

  test("has a tenant's addresses", async () => {
    const { url } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/Cust00001\/api$/);
    const answer = await send(`${url}/v1/MDOList/associate?flat=true`);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
    expect(Buffer.byteLength(answer.body)).toBe(Number(answer.headers["content-length"]));
    expect(JSON.parse(answer.body).at(-1)).toMatchObject({ FullName: "Erik Nyström" });
    expect(JSON.parse((await send(url)).body)).toHaveProperty("NetServerVersion");
  });

  test("tells a tenant's state without signing in", async () => {
    const { origin } = await serve({ token: "secret" });
    const answer = await send(`${origin}/api/state/Cust00001`);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      {
        ContextIdentifier: "Cust00001",
        Endpoint: `${origin}/Cust00001`,
        State: "Running",
        IsRunning: true,
        ValidUntil: "2026-11-24T10:00:00.000Z",
        Api: `${origin}/Cust00001/api`,
        Version: expect.stringMatching(/^Release_/),
      },
    ]);
    expect((await send(`${origin}/api/state/Cust99999`)).status).toBe(404);
  });

  test("lets nobody in without the token, by bearer or ticket", async () => {
    const { url } = await serve({ token: "secret" });
    const status = async (authorization?: string) =>
      (await send(`${url}/v1/MDOList/form`, authorization === undefined ? {} : { headers: { authorization } })).status;
    expect(await status()).toBe(401);
    expect(await status("Bearer wrong")).toBe(401);
    expect(await status("Basic secret")).toBe(401);
    expect(await status("Bearer secret")).toBe(200);
    expect(await status("SOTicket secret")).toBe(200);
  });

  test("refuses another tenant, in the documented words", async () => {
    const { origin } = await serve();
    const answer = await send(`${origin}/Cust99999/api/v1/MDOList/form`);
    expect([answer.status, answer.body]).toEqual([421, "Wrong subdomain used to access tenant"]);
    expect((await send(`${origin}/elsewhere`)).status).toBe(404);
  });

  test("serves the tenant that it is given", async () => {
    const { url } = await serve({ tenant: "Cust12345" });
    expect(url).toContain("/Cust12345/api");
    expect((await send(`${url}/v1`)).status).toBe(200);
    expect((await send(`${url.replace("12345", "00001")}/v1`)).status).toBe(421);
  });

  test("passes on texts of every alphabet, in both directions", async () => {
    const seen: string[] = [];
    const { url } = await serve({
      transport: async ({ body, path }) => {
        seen.push(path, body);
        return { status: 200, headers: {}, body: `"${"æøå 漢字 🎉"}"` };
      },
    });
    const answer = await send(`${url}/v1/x?$filter=name%20eq%20'%C3%B8'`, { method: "POST", body: '"blåbær 🫐"' });
    expect(seen).toEqual(["/v1/x?$filter=name%20eq%20%27%C3%B8%27", '"blåbær 🫐"']);
    expect(answer.body).toBe('"æøå 漢字 🎉"');
  });
});

describe("bad requests", () => {
  test("what is not JSON is 400", async () => {
    const { url } = await serve();
    const answer = await send(`${url}/v1/Agents/MDO/GetList`, { method: "POST", body: "{" });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, expect.objectContaining({ Error: true })]);
  });

  test("a path that cannot be decoded names nothing", async () => {
    const { url } = await serve();
    expect((await send(`${url}/v1/MDOList/%E0%A4%A`)).status).toBe(404);
  });

  test("what is not HTTP is 400", async () => {
    const { url } = await serve();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      socket.once("data", (data) => resolve(data.toString("utf8")));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("a method that the API does not have is 405", async () => {
    const { url } = await serve();
    expect((await send(`${url}/v1/MDOList/form`, { method: "PATCH" })).status).toBe(405);
  });

  test("sixteen MiB are read, one byte more is 413 and reaches nobody", async () => {
    const lengths: number[] = [];
    const { url } = await serve({
      transport: async ({ body }) => {
        lengths.push(body.length);
        return { status: 204, headers: {}, body: "" };
      },
    });
    const limit = 16 * 1024 * 1024;
    expect((await send(`${url}/v1`, { method: "POST", body: Buffer.alloc(limit, 32) })).status).toBe(204);
    expect((await send(`${url}/v1`, { method: "POST", body: Buffer.alloc(limit + 1, 32) })).status).toBe(413);
    expect(lengths).toEqual([limit]);
  });

  test("a fault of the sandbox is 500, and the next request is served", async () => {
    let first = true;
    const { url } = await serve({
      transport: async () => {
        if (!first) return { status: 204, headers: {}, body: "" };
        first = false;
        throw new Error("broken");
      },
    });
    expect((await send(`${url}/v1`)).status).toBe(500);
    expect((await send(`${url}/v1`)).status).toBe(204);
  });
});

describe("closing", () => {
  test("ends connections that are kept alive, and frees the port", async () => {
    const { transport } = openSandbox();
    const server = await serveSandbox(transport, { port: 0 });
    const agent = new Agent({ keepAlive: true });
    await send(`${server.url}/v1`, { agent });
    await server.close();
    const port = Number(new URL(server.url).port);
    const again = await serveSandbox(transport, { port });
    expect((await send(`${again.url}/v1`)).status).toBe(200);
    await again.close();
    agent.destroy();
  });

  test("lets a request that is under way end", async () => {
    let release = () => {};
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const transport: Transport = () =>
      new Promise((resolve) => {
        release = () => resolve({ status: 200, headers: {}, body: '"done"' });
        arrived();
      });
    const server = await serveSandbox(transport, { port: 0 });
    const agent = new Agent({ keepAlive: true });
    const answer = send(`${server.url}/v1`, { agent });
    await arrival;
    const closed = server.close();
    release();
    expect((await answer).body).toBe('"done"');
    await closed;
    agent.destroy();
  });

  test("a port that is taken is an error", async () => {
    const { url } = await serve();
    await expect(serveSandbox(openSandbox().transport, { port: Number(new URL(url).port) })).rejects.toThrow(
      "EADDRINUSE",
    );
  });
});
