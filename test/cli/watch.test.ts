import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createProject, smallFlow } from "./flowform.ts";

const watching = "Watching. Ctrl-C ends it.";

describe("watch", () => {
  it("plans again after every save, however the file is written", async () => {
    const project = createProject({ "flowform.yaml": "project: acme\n", "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    const { process: child, printed, ended } = project.start("watch");
    await printed("1 to create");
    await printed(watching);

    project.write({ "flows/a.flow.yaml": "flow: a\nname: [half" });
    await printed("error FF101");
    project.write({ "flows/a.flow.yaml": smallFlow("a", "Renamed flow") });
    await printed('"Renamed flow"');

    project.write({ "flows/a.flow.yaml.draft": smallFlow("a", "By another file") });
    renameSync(join(project.path, "flows/a.flow.yaml.draft"), join(project.path, "flows/a.flow.yaml"));
    await printed('"By another file"');

    project.write({ "flows/new/b.flow.yaml": smallFlow("b", "Beta") });
    await printed("2 to create");
    rmSync(join(project.path, "flows/new"), { recursive: true });
    await printed("1 to create", 4);

    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 0 });
  });

  it("looks at the texts and at flowform.yaml as well", async () => {
    const flow = smallFlow("a", "Alpha").replace("text: Please call.", "text: { file: call.md }");
    const project = createProject({
      "flowform.yaml": "project: acme\n",
      "flows/a.flow.yaml": flow,
      "flows/call.md": "First-words",
    });
    const { printed } = project.start("watch");
    await printed("First-words");
    project.write({ "flows/call.md": "Second-words" });
    await printed("Second-words");
    project.write({ "flowform.yaml": "project: other-name\n" });
    await printed("project other-name");
  });

  it("prints a line of JSON per run when that was asked for", async () => {
    const project = createProject({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "soon") });
    const { printed } = project.start("watch --format json");
    const [first = ""] = (await printed("\n")).split("\n");
    expect(JSON.parse(first)).toMatchObject({ format_version: "1.0", diagnostics: [{ code: "FF205" }] });
    project.write({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    const out = await printed('"summary":{"create":1');
    expect(JSON.parse(out.trim().split("\n").at(-1) ?? "")).toMatchObject({ summary: { create: 1 } });
  });
});
