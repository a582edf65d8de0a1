import { describe, expect, it } from "vitest";
import { createProject, inFolder, smallFlow } from "./flowform.ts";

describe("init", () => {
  it("writes a project that is valid and in its usual form", async () => {
    const project = createProject();
    const ended = await project.flowform("init");
    expect(ended).toEqual({
      code: 0,
      err: "",
      out: "wrote flowform.yaml\nwrote flows/welcome.flow.yaml\nNext: flowform plan\n",
    });
    expect(project.read(".gitignore")).toBe(".flowform/\nflowform-report/\n");
    expect(await project.flowform("validate")).toEqual({ code: 0, err: "", out: "1 flow: all valid.\n" });
    expect(await project.flowform("fmt --check")).toMatchObject({ code: 0 });
  });

  it("names the project after the folder, and the file says so", async () => {
    const project = createProject();
    await project.flowform("init");
    expect(project.read("flowform.yaml")).toMatch(/^project: flowform-cli-[a-z0-9-]+$/m);
  });

  it("writes nothing at all when a file stands where the folder belongs", async () => {
    const project = createProject({ flows: "mine\n" });
    expect(await project.flowform("init")).toMatchObject({ code: 3, out: "" });
    expect(project.has("flowform.yaml")).toBe(false);
  });

  it("overwrites nothing", async () => {
    const project = createProject({ "flows/welcome.flow.yaml": "mine\n" });
    const ended = await project.flowform("init");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("error FF009: A file is there already\n  why: flows/welcome.flow.yaml exists");
    expect(project.read("flows/welcome.flow.yaml")).toBe("mine\n");
    expect(project.has("flowform.yaml")).toBe(false);
  });

  it.each([
    ["dist", "dist\n.flowform/\nflowform-report/\n"],
    ["dist\n", "dist\n.flowform/\nflowform-report/\n"],
    ["/.flowform\n", "/.flowform\nflowform-report/\n"],
    [".flowform/\r\n/flowform-report\r\n", ".flowform/\r\n/flowform-report\r\n"],
  ])("adds its lines to %j once", async (before, after) => {
    const project = createProject({ ".gitignore": before });
    await project.flowform("init");
    expect(project.read(".gitignore")).toBe(after);
  });
});

describe("validate", () => {
  it("shows every finding with its place, and ends with 3", async () => {
    const project = createProject({
      "flows/a.flow.yaml": smallFlow("a", "A").replace("wait: 3 days", "wayt: 3 days"),
      "flows/b.flow.yaml": smallFlow("b", "B", "soon"),
    });
    const ended = await project.flowform("validate");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("flows/a.flow.yaml:6:5");
    expect(ended.err).toContain("flows/b.flow.yaml:6:11");
    expect(ended.err).toMatch(/\n2 errors\.\n$/);
  });

  it("prints the same as JSON", async () => {
    const project = createProject({
      "flows/a.flow.yaml": smallFlow("a", "A"),
      "flows/b.flow.yaml": smallFlow("a", "B"),
    });
    const ended = await project.flowform("validate --format json");
    const data = JSON.parse(ended.out);
    expect(data).toMatchObject({ format_version: "1.0", valid: false });
    expect(data.diagnostics).toMatchObject([{ code: "FF302", range: { file: "flows/b.flow.yaml", line: 1 } }]);
    expect(ended.code).toBe(3);
  });

  it("warns of a project without flows, and that is no error", async () => {
    const project = createProject({ "flows/readme.txt": "" });
    const ended = await project.flowform("validate");
    expect(ended).toMatchObject({ code: 0, out: "There are no flows to check.\n" });
    expect(ended.err).toContain("warning FF002");
  });

  it("says what is wrong with flowform.yaml", async () => {
    const project = createProject({
      "flowform.yaml": "project: acme\ntargtes: {}\n",
      "flows/a.flow.yaml": smallFlow("a", "A"),
    });
    const ended = await project.flowform("validate");
    expect(ended.code).toBe(3);
    expect(ended.err).toContain("error FF201");
    expect(ended.err).toContain("flowform.yaml:2:1");
    expect(ended.err).toContain('Did you mean "targets"?');
  });

  it("reads the folder that flowform.yaml names", async () => {
    const project = createProject({
      "flowform.yaml": "project: acme\nflows: journeys\n",
      "journeys/a.flow.yaml": smallFlow("a", "A"),
    });
    expect(await project.flowform("validate")).toMatchObject({ code: 0, out: "1 flow: all valid.\n" });
  });
});

describe("fmt of a named file", () => {
  const ugly = "name: A\nflow: a # the key\nsteps:\n- wait: 3 days\n  id: settle-in\n";
  const pretty = "flow: a # the key\nname: A\n\nsteps:\n  - id: settle-in\n    wait: 3 days\n";

  it("writes what differs, and nothing the second time", async () => {
    const project = createProject({ "flows/a.flow.yaml": ugly, "flows/b.flow.yaml": smallFlow("b", "B") });
    expect(await project.flowform("fmt")).toEqual({
      code: 0,
      err: "",
      out: "formatted: flows/a.flow.yaml\n2 files looked at, 1 formatted.\n",
    });
    expect(project.read("flows/a.flow.yaml")).toBe(pretty);
    expect(project.read("flows/b.flow.yaml")).toBe(smallFlow("b", "B"));
    expect((await project.flowform("fmt")).out).toBe("2 files looked at, 0 formatted.\n");
  });

  it("only looks with --check", async () => {
    const project = createProject({ "flows/a.flow.yaml": ugly });
    const ended = await project.flowform("fmt --check --format json");
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.out)).toEqual({ format_version: "1.0", changed: ["flows/a.flow.yaml"], diagnostics: [] });
    expect(project.read("flows/a.flow.yaml")).toBe(ugly);
  });

  it("formats the files that are named", async () => {
    const project = createProject({ "flows/a.flow.yaml": ugly, "elsewhere/b.flow.yaml": ugly });
    await project.flowform("fmt elsewhere/b.flow.yaml");
    expect(project.read("elsewhere/b.flow.yaml")).toBe(pretty);
    expect(project.read("flows/a.flow.yaml")).toBe(ugly);
  });

  it("leaves a file with YAML errors as it is", async () => {
    const broken = `${ugly}flow: again\n`;
    const project = createProject({ "flows/a.flow.yaml": broken, "flows/b.flow.yaml": ugly });
    const ended = await project.flowform("fmt");
    expect(ended.code).toBe(3);
    expect(ended.err).toContain("error FF102");
    expect(project.read("flows/a.flow.yaml")).toBe(broken);
    expect(project.read("flows/b.flow.yaml")).toBe(pretty);
  });

  it("says when a named file is not there", async () => {
    const ended = await createProject().flowform("fmt nothing.flow.yaml");
    expect(ended).toMatchObject({ code: 3 });
    expect(ended.err).toContain("FF001");
  });
});

describe("graph", () => {
  const project = () =>
    createProject({ "flows/a.flow.yaml": smallFlow("a", "A"), "flows/b.flow.yaml": smallFlow("b", "B") });

  it("draws the flow that is named by key or by file", async () => {
    const { flowform } = project();
    const byKey = await flowform("graph b");
    expect(byKey).toMatchObject({ code: 0, err: "" });
    expect(byKey.out).toMatch(/^flowchart TD\n {2}subgraph s1\["B"\]\n/);
    expect(byKey.out).not.toContain('["A"]');
    expect((await flowform("graph flows/b.flow.yaml")).out).toBe(byKey.out);
  });

  it("draws all as JSON", async () => {
    const data = JSON.parse((await project().flowform("graph --format json")).out);
    expect(data.flows.map(({ key }: { key: string }) => key)).toEqual(["a", "b"]);
    expect(data.flows[0].mermaid).toMatch(/^flowchart TD\n/);
  });

  it("does not know a flow that is not there", async () => {
    const ended = await project().flowform("graph c");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("error FF304");
  });
});

describe("a folder inside a project", () => {
  it("belongs to the project, as with git", async () => {
    const project = createProject({
      "flowform.yaml": "project: acme\n",
      "flows/a.flow.yaml": smallFlow("a", "A"),
      "flows/deep/b.flow.yaml": smallFlow("b", "B"),
    });
    const inside = inFolder(project, "flows/deep");
    expect(await inside.flowform("validate")).toEqual({ code: 0, err: "", out: "2 flows: all valid.\n" });
    expect(await inside.flowform("apply --auto-approve")).toMatchObject({ code: 0 });
    expect(project.has("flows/deep/.flowform")).toBe(false);
    expect((await project.flowform("plan")).out).toContain("WILL CHANGE: no.");
  });
});

describe("fmt", () => {
  it("leaves files alone that are no flows", async () => {
    const project = createProject({ "notes.yaml": "a:   1\n" });
    expect(await project.flowform("fmt notes.yaml")).toMatchObject({ code: 3 });
    expect(project.read("notes.yaml")).toBe("a:   1\n");
  });
});
