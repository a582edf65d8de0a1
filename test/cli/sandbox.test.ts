import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createProject, smallFlow } from "./flowform.ts";

async function startSandbox(project: ReturnType<typeof createProject>, line = "sandbox") {
  const running = project.start(line);
  const out = await running.printed("\n");
  const { url, token } = JSON.parse(out) as { url: string; token: string };
  return { running, url, token, out };
}

const withTarget = (url: string) => `project: acme\ntargets:\n  local:\n    url: ${url}\n`;

describe("sandbox", () => {
  it("prints one line of JSON when it is ready, and is a tenant like any other", async () => {
    const project = createProject({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    const { running, url, token, out } = await startSandbox(project);
    expect(out).toMatch(/^\{"url":"http:\/\/127\.0\.0\.1:\d+\/\w+\/api","token":"[^"]+"\}\n$/);
    project.write({ "flowform.yaml": withTarget(url) });
    const environment = { FLOWFORM_TOKEN: token };
    expect(await project.flowform("apply --target local --auto-approve", environment)).toMatchObject({ code: 0 });
    expect(await project.flowform("plan --target local --detailed-exitcode", environment)).toMatchObject({ code: 0 });
    expect(await project.flowform("plan --target local", { FLOWFORM_TOKEN: "wrong" })).toMatchObject({ code: 4 });
    running.process.kill("SIGTERM");
    expect(await running.ended).toEqual({ code: 0, out, err: "" });
  });

  it("lets an app sign in, whose secrets are in a file that nobody else can open", async () => {
    const project = createProject({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    const { url } = await startSandbox(project, "sandbox --secrets secrets.env");
    expect(statSync(join(project.path, "secrets.env")).mode & 0o777).toBe(0o600);
    const tenant = `{ tenant: Cust00001, environment: "${new URL(url).origin}" }`;
    project.write({ "flowform.yaml": `project: acme\ntargets:\n  app: ${tenant}\n  on-site: { url: "${url}" }\n` });
    const environment = { FLOWFORM_SECRETS_FILE: "secrets.env" };
    for (const target of ["app", "on-site"])
      expect(await project.flowform(`whoami --target ${target}`, environment)).toMatchObject({
        code: 0,
        out: expect.stringContaining("Anna Berg (anna.berg)"),
        err: "",
      });
    expect(await project.flowform("whoami --target on-site", { FLOWFORM_TOKEN: "wrong" })).toMatchObject({ code: 4 });
  });

  it("shows that there is no limit in the other way, and gives a list that no column was read of", async () => {
    const project = createProject({});
    const { url, token } = await startSandbox(project, "sandbox --otherwise A30");
    project.write({ "flowform.yaml": withTarget(url) });
    const environment = { FLOWFORM_TOKEN: token };
    const probed = await project.flowform("doctor --probe --target local --format json", environment);
    const { assumptions } = JSON.parse(probed.out) as { assumptions: { id: string; verdict: string }[] };
    expect(assumptions.find(({ id }) => id === "A30")).toMatchObject({ verdict: "doesNotHold" });
    const looked = await project.flowform("lookup customersegment --target local", environment);
    expect(looked).toMatchObject({ code: 0, err: "" });
  });

  it("keeps its data in its store", async () => {
    const project = createProject({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    const first = await startSandbox(project, "sandbox --store data/world.log --seed 3");
    project.write({ "flowform.yaml": withTarget(first.url) });
    await project.flowform("apply --target local --auto-approve", { FLOWFORM_TOKEN: first.token });
    first.running.process.kill("SIGKILL");
    await first.running.ended;
    const second = await startSandbox(project, "sandbox --store data/world.log --seed 3");
    project.write({ "flowform.yaml": withTarget(second.url) });
    const planned = await project.flowform("plan --target local", { FLOWFORM_TOKEN: second.token });
    expect(planned.out).toMatch(/^WILL CHANGE: no\./);
  });

  it("may leave it to a file to remember which flow is which", async () => {
    const project = createProject({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    const { url, token } = await startSandbox(project);
    project.write({ "flowform.yaml": `${withTarget(url)}    bindingsFile: bindings/local.jsonl\n` });
    const environment = { FLOWFORM_TOKEN: token };
    await project.flowform("apply --target local --auto-approve", environment);
    expect(JSON.parse(project.read("bindings/local.jsonl"))).toMatchObject({
      key: "a",
      emailFlowId: expect.any(Number),
    });
    project.write({ "flows/a.flow.yaml": smallFlow("a", "Another name") });
    const planned = await project.flowform("plan --target local", environment);
    expect(planned.out).toContain("Plan: 0 to create, 1 to update, 0 to adopt");
  });

  it("refuses another tenant's address", async () => {
    const { url } = await startSandbox(createProject());
    const answer = await fetch(url.replace(/\w+\/api$/, "Cust99999/api/v1"));
    expect(answer.status).toBe(421);
  });

  it("says when the port is taken, or is none", async () => {
    const project = createProject();
    const { url } = await startSandbox(project);
    const taken = await project.flowform(`sandbox --port ${new URL(url).port}`);
    expect(taken).toMatchObject({ code: 3, out: "" });
    expect(taken.err).toContain("cannot be used");
    expect(await project.flowform("sandbox --port 99999")).toMatchObject({ code: 3, out: "" });
  });

  it("does not touch a file that no sandbox has written", async () => {
    const project = createProject({ "notes.md": "# Notes\n", ".flowform/sandbox.json": "{}" });
    for (const line of ["sandbox --store notes.md", "lookup selection"]) {
      const ended = await project.flowform(line);
      expect(ended).toMatchObject({ code: 3, out: "" });
      expect(ended.err).toContain("error FF011: The sandbox's store cannot be read");
    }
    expect(project.read("notes.md")).toBe("# Notes\n");
  });
});
