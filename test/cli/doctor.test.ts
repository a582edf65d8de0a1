import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { assumptions } from "../../src/model/assumptions.ts";
import type { DoctorReport } from "../../src/model/doctor-report.ts";
import { createProject, type ProjectFolder, type Running } from "./flowform.ts";

/** A project whose target is a sandbox in a process of its own. */
async function withSandbox(line = "sandbox"): Promise<{ project: ProjectFolder; token: string; url: string }> {
  const project = createProject();
  const out = await project.start(line).printed("\n");
  const { url, token } = JSON.parse(out) as { url: string; token: string };
  aim(project, url);
  return { project, token, url };
}

const aim = (project: ProjectFolder, url: string) =>
  project.write({ "flowform.yaml": `project: acme\ntargets:\n  local:\n    url: ${url}\n` });

const verdictsOf = (json: string) =>
  Object.fromEntries((JSON.parse(json) as DoctorReport).assumptions.map(({ id, verdict }) => [id, verdict]));

describe("doctor", () => {
  it("reports on the built-in sandbox in plain sentences", async () => {
    const ended = await createProject({ "flowform.yaml": "project: acme\n" }).flowform("doctor");
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toBe(`sandbox, the built-in sandbox
✓ Sign-in       Anna Berg (anna.berg) is signed in with the role User level 0 on Cust00001.
✓ Rights        The signed-in user has the functional right FlowAdministrator.
✓ Licence       1 of at most 100 flows are running or paused.
✓ Clock         The clock of this machine agrees with the target's.
✓ Flows         The target lists 2 flows.
✓ Lists         All 22 lists that flow files can name things of are there, and none is empty.
✓ Key store     The store for external keys can be read; it remembers 0 flows of acme. Whether it
                can be written is tried with --probe.
✓ Defaults      The defaults of all 27 kinds of flow, step and branch are those of Flowform.
✓ Scratch data  No scratch flow is there.

9 checks, 0 failed, 0 warnings.
`);
  });

  it("says once what is wrong with a bad token", async () => {
    const { project } = await withSandbox();
    const ended = await project.flowform("doctor --target local", { FLOWFORM_TOKEN: "wrong" });
    expect(ended.code).toBe(4);
    expect(ended.out.match(/what you signed in with is/g)).toHaveLength(1);
    expect(ended.out).toContain("✗ Rights        The same as with Sign-in. (FF504)\n");
    expect(ended.out).not.toContain("***ly");
  });

  it("says with --probe which assumptions hold on a tenant over HTTP", async () => {
    const { project, token } = await withSandbox("sandbox --otherwise a5,A7,A10");
    const ended = await project.flowform("doctor --target local --probe", { FLOWFORM_TOKEN: token });
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain(
      "DOES NOT HOLD on this target (docs/assumptions.md says what Flowform does then):\n  A5 ",
    );
    expect(ended.out).toContain("(FF560)");
    expect(ended.out).toContain("Could not be told:\n  A17 People on a step");
    const json = await project.flowform("doctor --target local --probe --probe-person 30000 --format json", {
      FLOWFORM_TOKEN: token,
    });
    const verdicts = verdictsOf(json.out);
    expect(Object.keys(verdicts)).toEqual(Object.keys(assumptions));
    const others = Object.entries(verdicts).filter(([, verdict]) => verdict !== "holds");
    expect(Object.fromEntries(others)).toEqual({
      A5: "doesNotHold",
      A7: "doesNotHold",
      A10: "doesNotHold",
      // The licence of this sandbox has a limit.
      A30: "unclear",
    });
    expect(JSON.parse(json.out)).toMatchObject({ format_version: "1.0", target: "local" });
  });

  it("ends with 4 when it is not signed in", async () => {
    const { project } = await withSandbox();
    const ended = await project.flowform("doctor --target local --probe", { FLOWFORM_TOKEN: "wrong" });
    expect(ended).toMatchObject({ code: 4, err: "" });
    expect(ended.out).toContain("✗ Sign-in ");
    expect(ended.out).toContain("(FF504)");
    expect(ended.out).toContain("No probe was run, for nobody is signed in.");
    expect(await project.flowform("doctor --target local")).toMatchObject({ code: 4, out: "" });
  });

  it("ends with 1 when a check failed", async () => {
    const { project, token } = await withSandbox("sandbox --otherwise A9");
    const ended = await project.flowform("doctor --target local --probe", { FLOWFORM_TOKEN: token });
    expect(ended.code).toBe(1);
    expect(ended.out).toContain("(FF557)");
  });

  it("takes a person for probes alone, and by a number", async () => {
    const project = createProject();
    expect(await project.flowform("doctor --probe-person 7")).toMatchObject({ code: 3, out: "" });
    expect(await project.flowform("doctor --probe --probe-person Anna")).toMatchObject({ code: 3, out: "" });
  });
});

describe("sandbox --otherwise", () => {
  it("FF840 refuses what is no assumption", async () => {
    const ended = await createProject().flowform("sandbox --otherwise A1,B2,A99");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain('error FF840: There is no such assumption\n  why: --otherwise has "B2"');
    expect(ended.err).toContain('"A99"');
  });
});

/** Stands before a sandbox and tells when the fifth flow is saved, before it lets that save through. */
async function proxyTo(url: string, onFifthSave: () => void): Promise<string> {
  const { origin, pathname } = new URL(url);
  let saves = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    if (request.url?.endsWith("/SaveEmailFlow") && ++saves === 5) onFifthSave();
    const { method = "GET", headers } = request;
    const sent = { authorization: String(headers.authorization), "content-type": "application/json" };
    const body = method === "GET" ? {} : { body: Buffer.concat(parts) };
    const answer = await fetch(`${origin}${request.url}`, { method, headers: sent, ...body });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`;
}

async function probeUntil(signal: "SIGINT" | "SIGKILL") {
  const { project, token, url } = await withSandbox();
  const environment = { FLOWFORM_TOKEN: token };
  let running: Running | undefined;
  aim(project, await proxyTo(url, () => void running?.process.kill(signal)));
  running = project.start("doctor --target local --probe", environment);
  const ended = await running.ended;
  aim(project, url);
  const after = await project.flowform("doctor --target local", environment);
  return { ended, after };
}

describe("probes that are ended half-way", () => {
  it("by SIGINT delete what they have made, and say so", async () => {
    const { ended, after } = await probeUntil("SIGINT");
    expect(ended.code).toBe(1);
    expect(ended.out).toContain("(FF559)");
    expect(after.out).toContain("No scratch flow is there.");
  });

  it("by SIGKILL leave scratch flows that the next doctor names", async () => {
    const { after } = await probeUntil("SIGKILL");
    expect(after).toMatchObject({ code: 0 });
    expect(after.out).toMatch(/^! Scratch data +"flowform probe \d{4}-\d\d-\d\dT\d\d:\d\dZ [0-9a-f]{8} \d+"/m);
    expect(after.out).toContain("FF562");
  });
});
