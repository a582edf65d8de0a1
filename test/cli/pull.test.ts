import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isCommitted } from "../../src/cli/is-committed.ts";
import { createProject, smallFlow } from "./flowform.ts";

const text = `# our first flow\n${smallFlow("a", "Alpha")}`;

async function servedProject() {
  const project = createProject({ "flows/a.flow.yaml": text });
  const running = project.start("sandbox");
  const { url, token } = JSON.parse(await running.printed("\n")) as { url: string; token: string };
  project.write({ "flowform.yaml": `project: acme\ntargets:\n  local:\n    url: ${url}\n` });
  const ask = async (path: string, body?: unknown) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json",
    };
    const answer = await fetch(`${url}/v1/Agents/Workflow/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body ?? null),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Record<string, unknown> & { Steps: Record<string, unknown>[] };
  };
  const flowform = (line: string) => project.flowform(`${line} --target local`, { FLOWFORM_TOKEN: token });
  return { project, flowform, ask };
}

test("apply, edit in SuperOffice, pull, plan nothing, edit the file, apply, pull nothing", async () => {
  const { project, flowform, ask } = await servedProject();
  const applied = JSON.parse((await flowform("apply --auto-approve --format json")).out);
  const id = applied.flows[0].emailFlowId as number;
  expect((await flowform("pull")).out).toBe("Nothing to pull from local: 1 flow unchanged in SuperOffice.\n");

  const live = await ask(`GetEmailFlow?emailFlowId=${id}`);
  Object.assign(live.Steps[0] ?? {}, { NumIntervals: 5 });
  await ask("SaveEmailFlow", live);
  const shown = await flowform("pull --dry-run");
  expect(shown).toMatchObject({ code: 0, err: "" });
  expect(shown.out).toContain("--- a/flows/a.flow.yaml\n+++ b/flows/a.flow.yaml\n@@ ");
  expect(shown.out).toContain("\n-    wait: 3 days\n+    wait: 5 days\n");
  expect(shown.out).toContain("Would pull from local: 1 flow changed.\n");
  expect(project.read("flows/a.flow.yaml")).toBe(text);

  expect(await flowform("pull a")).toEqual({
    code: 0,
    err: "",
    out: "✓ flows/a.flow.yaml\nPulled from local: 1 flow changed.\n",
  });
  expect(project.read("flows/a.flow.yaml")).toBe(text.replace("3 days", "5 days"));
  expect((await flowform("plan --detailed-exitcode")).code).toBe(0);

  project.write({ "flows/a.flow.yaml": text.replace("3 days", "6 days") });
  expect((await flowform("apply --auto-approve")).code).toBe(0);
  const last = await flowform("pull --format json");
  expect(JSON.parse(last.out)).toMatchObject({
    format_version: "1.0",
    written: true,
    flows: [{ key: "a", outcome: "unchanged", files: [] }],
  });
  expect(project.read("flows/a.flow.yaml")).toBe(text.replace("3 days", "6 days"));
});

test("changes on both sides end with 5 until git has the file; an unknown flow with 3", async () => {
  const { project, flowform, ask } = await servedProject();
  const applied = JSON.parse((await flowform("apply --auto-approve --format json")).out);
  const live = await ask(`GetEmailFlow?emailFlowId=${applied.flows[0].emailFlowId}`);
  Object.assign(live.Steps[0] ?? {}, { NumIntervals: 5 });
  await ask("SaveEmailFlow", live);
  const edited = text.replace("Someone waits", "Somebody waits");
  project.write({ "flows/a.flow.yaml": edited });
  const refused = await flowform("pull");
  expect(refused.code).toBe(5);
  expect(refused.err).toContain("error FF830: The file has changes that would be lost");
  expect(project.read("flows/a.flow.yaml")).toBe(edited);
  const git = (...line: string[]) =>
    execFileSync("git", ["-C", project.path, "-c", "user.name=t", "-c", "user.email=t@example.com", ...line]);
  git("init", "--quiet");
  expect(await isCommitted(project.path, ["flows/a.flow.yaml"])).toBe(false);
  git("add", "flows");
  expect(await isCommitted(project.path, ["flows/a.flow.yaml"])).toBe(false);
  git("commit", "--quiet", "-m", "edit");
  expect(await isCommitted(project.path, ["flows/a.flow.yaml"])).toBe(true);
  const pulled = await flowform("pull");
  expect(pulled.code).toBe(0);
  expect(pulled.err).toContain("warning FF831");
  expect(project.read("flows/a.flow.yaml")).toBe(text.replace("3 days", "5 days"));
  expect(await isCommitted(project.path, ["flows/a.flow.yaml"])).toBe(false);
  expect((await flowform("pull nobody")).code).toBe(3);
  rmSync(join(project.path, ".git"), { recursive: true });
  expect(readdirSync(join(project.path, "flows"))).toEqual(["a.flow.yaml"]);
});
