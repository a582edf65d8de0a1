import { createServer, get } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveReport } from "../../src/cli/watch/serve-report.ts";
import { createProject, smallFlow } from "./flowform.ts";

const path = "flows/a.flow.yaml";

interface Answer {
  readonly status: number;
  readonly policy: string;
  readonly body: string;
}

function ask(url: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, method, agent: false }, async (response) =>
      resolve({
        status: response.statusCode ?? 0,
        policy: String(response.headers["content-security-policy"] ?? ""),
        body: await text(response),
      }),
    );
    request.on("error", reject);
  });
}

/** The answer to a request line as it is, which no client library would send. */
function askRaw(url: string, path: string, host: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

/** Waits for events of the page; `closed` resolves when the server has ended the stream. */
async function events(url: string) {
  const heard: string[] = [];
  let listener = () => {};
  const response = await new Promise<NodeJS.ReadableStream>((resolve) =>
    get(`${url}events`, { agent: false }, resolve),
  );
  response.setEncoding("utf8");
  response.on("data", (more: string) => {
    heard.push(...[...more.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => data));
    listener();
  });
  const closed = new Promise<void>((resolve) => {
    response.once("close", () => resolve());
  });
  const count = (wanted: number) =>
    new Promise<readonly string[]>((resolve) => {
      listener = () => {
        if (heard.length >= wanted) resolve(heard);
      };
      listener();
    });
  return { count, closed };
}

async function serving() {
  const project = createProject({ "flowform.yaml": "project: acme\n", [path]: smallFlow("a", "Alpha <b>") });
  const running = project.start("watch --serve");
  await running.printed("Watching.");
  const [, url = ""] = /The report is at (\S+)/.exec(running.shown()) ?? [];
  return { project, running, url };
}

describe("watch --serve", () => {
  it("shows the report, tells the page of each run, and marks what is different", async () => {
    const { project, url } = await serving();
    const stream = await events(url);
    await stream.count(1);
    expect((await ask(`${url}report`)).body).toContain("Alpha &#60;b");
    project.write({ [path]: smallFlow("a", "Renamed <i>") });
    const [, run] = await stream.count(2);
    const page = await ask(url);
    expect(page.body).toContain(`data-run="${run}"`);
    expect(page.body).toContain('<li><a href="/report#flow1" target="report">Renamed &lt;i&gt;</a>: 3 changes');
    expect((await ask(`${url}report`)).body).toContain("Renamed &#60;i");
  });

  it("keeps the last good plan beside the mistakes of a broken file", async () => {
    const { project, url } = await serving();
    const stream = await events(url);
    project.write({ [path]: "flow: a\nname: [half <b>" });
    await stream.count(2);
    const page = await ask(url);
    expect(page.body).toContain("error FF101");
    expect(page.body).not.toContain("<b>");
    expect(page.body).toMatch(/the last good plan, of \d\d:\d\d:\d\d, from before these mistakes/);
    expect((await ask(`${url}report`)).body).toContain("Alpha &#60;b");
  });

  it("answers only requests that name this machine, and only reading", async () => {
    const { url } = await serving();
    const { port } = new URL(url);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil.example"])
      for (const place of ["", "report", "events"])
        expect((await ask(`${url}${place}`, { host })).status, host).toBe(403);
    expect((await ask(url, { host: `localhost:${port}` })).status).toBe(200);
    expect((await ask(url, {}, "POST")).status).toBe(405);
    expect((await ask(`${url}flows/a.flow.yaml`)).status).toBe(404);
    expect((await ask(`${url}__proto__`)).status).toBe(404);
  });

  it("answers whatever is asked for instead of a path, and has nothing to report of it", async () => {
    const { url, running } = await serving();
    const odd = [
      "//",
      "///",
      "//evil.example/",
      "/\\",
      "*",
      "http://",
      "http://[/",
      "http://evil.example/",
      "?",
      "%",
      "/%zz",
    ];
    for (const path of odd) expect(await askRaw(url, path, new URL(url).host), path).toMatch(/^HTTP\/1.1 (404|400) /);
    for (const path of odd) expect(await askRaw(url, path, "evil.example"), path).toMatch(/^HTTP\/1.1 40[03] /);
    expect(await askRaw(url, "/?next=//", new URL(url).host)).toMatch(/^HTTP\/1.1 200 /);
    expect(running.shown()).not.toContain("bug in flowform");
  });

  it("says that the first plan is being made, and tells nobody of a run before there is one", async () => {
    const first = { type: "text/html", body: "planning", policy: "default-src 'none'" } as const;
    const { value: server } = await serveReport(0, { "/": () => first });
    const url = server?.url ?? "";
    onTestFinished(() => server?.close());
    expect(await ask(url)).toMatchObject({ status: 200, body: "planning", policy: first.policy });
    expect((await ask(`${url}report`)).status).toBe(404);
    const stream = await events(url);
    server?.show({ id: "one", pages: { "/": () => ({ ...first, body: "planned" }) } });
    expect(await stream.count(1)).toEqual(["one"]);
    expect((await ask(url)).body).toBe("planned");
  });

  it("lets its pages ask nobody else, and run no other script than its own", async () => {
    const { url } = await serving();
    const page = await ask(url);
    expect(page.policy).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; worker-src 'self'; frame-src 'self'; frame-ancestors 'none'/,
    );
    const script = await ask(`${url}follow.js`);
    expect(script.policy).toBe("default-src 'none'; connect-src 'self'");
    expect(script.body).not.toMatch(/import|fetch|https?:/);
    expect(page.body).not.toMatch(/https?:\/\//);
    const report = await ask(`${url}report`);
    expect(report.policy).toBe("frame-ancestors 'self'");
    expect(report.body).toContain('http-equiv="Content-Security-Policy"');
    expect(report.body).not.toMatch(/script-src|<script/);
  });

  it("tells many pages, lets some go, and closes all of them when it ends", async () => {
    const { project, running, url } = await serving();
    const streams = await Promise.all(Array.from({ length: 60 }, () => events(url)));
    await Promise.all(streams.map(({ count }) => count(1)));
    project.write({ [path]: smallFlow("a", "For all") });
    const runs = await Promise.all(streams.map(({ count }) => count(2)));
    expect(new Set(runs.map((run) => run.join())).size).toBe(1);
    running.process.kill("SIGTERM");
    await Promise.all(streams.map(({ closed }) => closed));
    expect(await running.ended).toMatchObject({ code: 0 });
  });

  it("says when a port cannot be used, and that --port is for --serve", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const taken = await project.flowform(`watch --serve --port ${port}`);
    other.close();
    expect(taken).toMatchObject({ code: 3 });
    expect(taken.err).toContain("error FF890: The port cannot be used");
    expect((await project.flowform(`watch --port ${port}`)).err).toContain("--port is for --serve");
  });
});
