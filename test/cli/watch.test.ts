import { execFileSync } from "node:child_process";
import { closeSync, existsSync, openSync, renameSync, rmSync, symlinkSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createProject, type ProjectFolder, type Running, smallFlow } from "./flowform.ts";

const watching = "Watching.";
const path = "flows/a.flow.yaml";

/** The ways in which editors save a file. */
const waysToSave: Readonly<Record<string, (project: ProjectFolder, text: string, seen: Running) => unknown>> = {
  "in place": (project, text) => project.write({ [path]: text }),
  "a new file that takes the place of the old": (project, text) => {
    project.write({ [`${path}.draft`]: text });
    renameSync(join(project.path, `${path}.draft`), join(project.path, path));
  },
  "the old one out of the way, then a new one": (project, text) => {
    renameSync(join(project.path, path), join(project.path, `${path}~`));
    project.write({ [path]: text });
  },
  "delete, then create": (project, text) => {
    rmSync(join(project.path, path));
    project.write({ [path]: text });
  },
  "emptied, then in two halves": async (project, text, { printed }) => {
    truncateSync(join(project.path, path));
    const file = openSync(join(project.path, path), "a");
    writeSync(file, text.slice(0, 40));
    await printed("error FF");
    writeSync(file, text.slice(40));
    closeSync(file);
  },
};

describe("watch", () => {
  it.each(Object.entries(waysToSave))("plans again after a save: %s", async (_, save) => {
    const project = createProject({ "flowform.yaml": "project: acme\n", [path]: smallFlow("a", "Alpha") });
    const running = project.start("watch");
    await running.printed(watching);
    for (const name of ["First edit", "Second edit"]) {
      await save(project, smallFlow("a", name), running);
      await running.printed(`"${name}"`);
    }
    running.process.kill("SIGINT");
    const { code, out } = await running.ended;
    expect(code).toBe(0);
    expect(out).toContain('* "Second edit"  3 changes, not the same as before');
  });

  it("shows what is wrong with a broken file, and plans again when it is right", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    const { process: child, printed, ended } = project.start("watch");
    await printed(watching);
    project.write({ [path]: "flow: a\nname: [half" });
    await printed("error FF101");
    await printed("The last good plan is of ");
    project.write({ [path]: smallFlow("a", "Whole again") });
    await printed('"Whole again"');
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0 });
  });

  it("follows flows that come and go, also in new folders", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    const { printed } = project.start("watch");
    await printed(watching);
    project.write({ "flows/new/b.flow.yaml": smallFlow("b", "Beta") });
    await printed("2 to create");
    project.write({ "flows/new/b.flow.yaml": smallFlow("b", "Beta later") });
    await printed('* "Beta later"');
    rmSync(join(project.path, "flows/new"), { recursive: true });
    await printed('* "Beta later"  nothing would be changed any more');
  });

  it("follows folders that are moved away, back, and elsewhere", async () => {
    const project = createProject({
      [path]: smallFlow("a", "Alpha"),
      "flows/team/inner/b.flow.yaml": smallFlow("b", "Beta"),
    });
    const move = (from: string, to: string) => renameSync(join(project.path, from), join(project.path, to));
    const { printed } = project.start("watch");
    await printed("2 to create");
    move("flows/team", "kept");
    await printed('* "Beta"  nothing would be changed any more');
    for (const name of ["Gamma", "Gamma in the same place"]) {
      project.write({ "flows/team/inner/c.flow.yaml": smallFlow("c", name) });
      await printed(`* "${name}"`);
    }
    project.write({ "kept/inner/b.flow.yaml": smallFlow("b", "Beta elsewhere") });
    move("kept", "flows/other");
    await printed('* "Beta elsewhere"  3 changes');
    project.write({ "flows/other/inner/b.flow.yaml": smallFlow("b", "Beta at last") });
    await printed('* "Beta at last"');
  });

  it("follows a folder that takes the place of another one in a moment", async () => {
    const team = "flows/team/deep";
    const project = createProject({
      "flowform.yaml": "project: acme\n",
      [path]: smallFlow("a", "Alpha"),
      [`${team}/b.flow.yaml`]: smallFlow("b", "Beta"),
    });
    const { printed } = project.start("watch");
    await printed("2 to create");
    for (const edition of ["one", "two"]) {
      rmSync(join(project.path, "flows/team"), { recursive: true });
      project.write({ [`${team}/b.flow.yaml`]: smallFlow("b", `Beta ${edition}`) });
      await printed(`* "Beta ${edition}"`);
      project.write({ [`${team}/c.flow.yaml`]: smallFlow("c", `Gamma ${edition}`) });
      await printed(`* "Gamma ${edition}"`);
    }
  });

  it("sees what a link leads to, and a sandbox that is kept elsewhere", async () => {
    const project = createProject({
      "flowform.yaml": "project: acme\nsandbox: { store: .shared/deep/sandbox.json }\n",
      "kept/first.flow.yaml": smallFlow("a", "Alpha"),
      "flows/none.txt": "",
      ".shared/deep/none.txt": "",
    });
    symlinkSync("../kept/first.flow.yaml", join(project.path, "flows/a.flow.yaml"));
    const { printed } = project.start("watch");
    await printed("1 to create");
    project.write({ "kept/first.flow.yaml": smallFlow("a", "Alpha by link") });
    await printed('* "Alpha by link"');
    await project.flowform("apply --auto-approve");
    await printed("1 unchanged");
  });

  it("of a long plan, tells what is different, and of all at r and Enter", async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const files = Object.fromEntries(
      keys.map((key): [string, string] => [`flows/${key}.flow.yaml`, smallFlow(key, `Flow ${key}`)]),
    );
    const project = createProject(files);
    const { printed, shown, process: child } = project.start("watch");
    await printed(watching);
    expect(shown()).toContain('+ "Flow f7"');
    project.write({ "flows/f3.flow.yaml": smallFlow("f3", "Flow of today") });
    await printed("As before: 11 flows.");
    const [, , second = ""] = shown().split(/^WILL CHANGE/m);
    expect(second).toContain('+ "Flow of today"');
    expect(second).toContain("As before: 11 flows. r and Enter tells of all.");
    expect(second).not.toContain("Flow f7");
    child.stdin?.write("r\n");
    await printed('+ "Flow f7"', 2);
    expect(shown().split(/^WILL CHANGE/m)[3]).toContain('+ "Flow f7"');
  });

  it("says FF891 when changes of a folder will not be noticed, and looks only at flows/ before there is a flowform.yaml", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    // Deeper than a path may be long.
    const name = "d".repeat(200);
    execFileSync("sh", ["-c", `for i in $(seq 20); do mkdir ${name} && cd ${name} || exit 1; done; mkdir ${name}`], {
      cwd: project.path,
    });
    onTestFinished(() => void execFileSync("rm", ["-rf", join(project.path, name)]));
    const { printed, shown } = project.start("watch");
    await printed(watching);
    project.write({ "flows/b.flow.yaml": smallFlow("b", "Beta") });
    await printed('* "Beta"');
    expect(shown()).not.toContain("FF891");
    project.write({ "flowform.yaml": "project: acme\n" });
    await printed("warning FF891: Changes in a folder are not noticed");
    project.write({ [path]: smallFlow("a", "Alpha later") });
    await printed('* "Alpha later"');
    expect(shown().match(/FF891/g)).toHaveLength(1);
  });

  it("looks at the texts and at flowform.yaml as well, and at nothing else", async () => {
    const flow = smallFlow("a", "Alpha").replace("text: Please call.", "text: { file: call.md }");
    const project = createProject({
      "flowform.yaml": "project: acme\n",
      [path]: flow,
      "flows/call.md": "First-words",
      // There from the start: because of a new folder everything is looked at, and so perhaps before the system tells of a save.
      "other/b.flow.yaml": smallFlow("b", "Beta"),
    });
    // Never half written, which would be a plan of its own.
    const save = (file: string, text: string) => {
      project.write({ [`${file}.draft`]: text });
      renameSync(join(project.path, `${file}.draft`), join(project.path, file));
    };
    const { printed } = project.start("watch --format json");
    await printed("First-words");
    save("notes.md", "Nobody reads this");
    save("other/b.flow.yaml", smallFlow("b", "Beta later"));
    save("flows/call.md", "Second-words");
    await printed("Second-words");
    save("flowform.yaml", "project: other-name\n");
    const out = await printed('"project":"other-name"');
    expect(out.trim().split("\n")).toHaveLength(3);
    save("flowform.yaml", "flows: other\nproject: other-name\n");
    await printed('"name":"Beta later"');
  });

  it("takes hundreds of files that change at once as one change", async () => {
    const all = (edition: number) =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [
          `flows/f${i}.flow.yaml`,
          smallFlow(`f${i}`, `Flow ${i}, ed. ${edition}`),
        ]),
      );
    const project = createProject(all(1));
    const { printed, process: child, ended } = project.start("watch --format json");
    await printed(watching);
    project.write(all(2));
    await printed("Flow 299, ed. 2");
    child.kill("SIGINT");
    const lines = (await ended).out.trim().split("\n");
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(JSON.parse(lines.at(-1) ?? "").flows.map(({ name }: { name: string }) => name.slice(-1))).toEqual(
      Array.from({ length: 300 }, () => "2"),
    );
  });

  it("answers saves that change nothing in a line each, and prints all again at r and Enter, or when it differs", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`flows/f${i}.flow.yaml`, smallFlow(`f${i}`, `Flow ${i}`)]),
    );
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    // The folder of the sandbox comes with it: what is saved while a new folder is looked at is only found by what differs.
    await project.flowform("apply --auto-approve");
    project.write(files);
    const { printed, process: child, shown } = project.start("watch");
    await printed(watching);
    for (const [path, text] of Object.entries(files)) {
      project.write({ [`${path}.draft`]: text });
      renameSync(join(project.path, `${path}.draft`), join(project.path, path));
    }
    await printed("No difference, ");
    expect(shown()).toMatch(/^No difference, \d\d:\d\d:\d\d, \d+ ms\. Watching\.$/m);
    const reports = () => shown().match(/^WILL CHANGE/gm)?.length;
    expect(reports()).toBe(1);
    child.stdin?.write("r\n");
    await printed("r and Enter", 2);
    expect(reports()).toBe(2);
    project.write({ "flows/f3.flow.yaml": "flow: f3\nname: [half" });
    await printed("error FF101");
    const [before] = [shown().match(/No difference/g)?.length ?? 0];
    project.write({ "flows/f3.flow.yaml": "flow: f3\nname: [half" });
    await printed("No difference", before + 1);
    expect(shown().match(/error FF101/g)).toHaveLength(1);
    project.write({ "flows/f3.flow.yaml": smallFlow("f3", "Flow 3") });
    await printed("WILL CHANGE", 3);
  });

  it("sees what apply did in another terminal", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    const { printed } = project.start("watch");
    await printed("1 to create");
    await project.flowform("apply --auto-approve");
    await printed("1 unchanged");
  });

  it("asks the target for everything again at r and Enter", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    const { printed, process: child } = project.start("watch");
    await printed(watching);
    child.stdin?.write("r\n");
    await printed(watching, 2);
  });

  it("prints a line of JSON per run when that was asked for", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha", "soon") });
    const { printed } = project.start("watch --format json");
    const [first = ""] = (await printed("\n")).split("\n");
    expect(JSON.parse(first)).toMatchObject({ format_version: "1.0", diagnostics: [{ code: "FF205" }] });
    project.write({ [path]: smallFlow("a", "Alpha") });
    const out = await printed('"summary":{"create":1');
    expect(JSON.parse(out.trim().split("\n").at(-1) ?? "")).toMatchObject({ summary: { create: 1 } });
  });

  it("marks no flow for a comment or other lines, and one line each for a flow that leaves git and comes back", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha"), "flows/b.flow.yaml": smallFlow("b", "Beta") });
    await project.flowform("apply --auto-approve");
    project.write({ "flows/c.flow.yaml": smallFlow("c", "Gamma") });
    const { printed, shown } = project.start("watch");
    await printed(watching);
    project.write({ "flows/c.flow.yaml": `# why\n${smallFlow("c", "Gamma")}# and that\n` });
    await printed(watching, 2);
    expect(shown()).not.toContain("* ");
    rmSync(join(project.path, path));
    await printed('* "a"  has no file any more, and is left as it is');
    project.write({ [path]: smallFlow("a", "Alpha") });
    await printed('* "a"  has a file again, and nothing would be changed');
  });

  it.each(["", " --serve"])(
    "follows a project folder that goes and comes back, with nobody at the keyboard%s",
    async (serve) => {
      const project = createProject({ "flowform.yaml": "project: acme\n", [path]: smallFlow("a", "Alpha") });
      const away = `${project.path}-away`;
      onTestFinished(() => rmSync(away, { recursive: true, force: true }));
      const { printed, process: child } = project.start(`watch${serve}`);
      child.stdin?.end();
      await printed(watching);
      // Removing fails when a cache is being written in there at that moment.
      await vi.waitFor(() => rmSync(project.path, { recursive: true }), { timeout: 60_000 });
      await printed("error FF892: The folder of the project is gone");
      expect(existsSync(project.path)).toBe(false);
      project.write({ "flowform.yaml": "project: acme\n", [path]: smallFlow("a", "Alpha cloned") });
      await printed('"Alpha cloned"');
      project.write({ [path]: smallFlow("a", "Alpha later") });
      await printed('* "Alpha later"');
      renameSync(project.path, away);
      await printed("error FF892", 2);
      renameSync(away, project.path);
      project.write({ [path]: smallFlow("a", "Alpha back") });
      await printed('* "Alpha back"');
      project.write({ [path]: smallFlow("a", "Alpha at last") });
      await printed('* "Alpha at last"');
    },
  );

  it("follows a project folder that another one takes the place of in a moment, and one that is away for a moment", async () => {
    const files = (name: string) => ({ "flowform.yaml": "project: acme\n", [path]: smallFlow("a", name) });
    const project = createProject(files("Alpha"));
    const other = createProject(files("Alpha of another copy"));
    const away = `${project.path}-away`;
    onTestFinished(() => rmSync(away, { recursive: true, force: true }));
    const { printed } = project.start("watch");
    await printed(watching);
    renameSync(project.path, away);
    renameSync(other.path, project.path);
    await printed('* "Alpha of another copy"');
    project.write(files("Alpha there"));
    await printed('* "Alpha there"');
    renameSync(project.path, away.replace("-away", "-aside"));
    renameSync(away.replace("-away", "-aside"), project.path);
    project.write(files("Alpha still there"));
    await printed('* "Alpha still there"');
  });

  it("ends when nobody reads its output any more", async () => {
    const project = createProject({ [path]: smallFlow("a", "Alpha") });
    const { printed, process: child, ended } = project.start("watch");
    await printed(watching);
    child.stdout?.destroy();
    project.write({ [path]: smallFlow("a", "Nobody reads this") });
    expect(await ended).toMatchObject({ code: 0 });
  });

  it("ends at once with what no save can mend, and waits for a flowform.yaml that may name the target", async () => {
    const project = createProject({ "flowform.yaml": "project: acme\n", [path]: smallFlow("a", "Alpha") });
    const unknown = await project.flowform("watch --serve --target nope");
    expect(unknown).toMatchObject({ code: 3, out: "" });
    expect(unknown.err).toMatch(/^error FF008: The target is not known/);
    const json = await project.flowform("watch --format json --target nope");
    expect(JSON.parse(json.out)).toMatchObject({ diagnostics: [{ code: "FF008" }] });
    project.write({ "flowform.yaml": "project: [half" });
    const none = await project.flowform("watch --parallelism 0");
    expect(none).toMatchObject({ code: 3, out: "" });
    expect(none.err).toContain("--parallelism is a whole number from 1 to 64");
    const { printed } = project.start("watch --target test");
    await printed("error FF101");
    project.write({ "flowform.yaml": "project: acme\n" });
    await printed("error FF008");
    project.write({ "flowform.yaml": "project: acme\ntargets: { test: { environment: sod, tenant: Cust00001 } }\n" });
    await printed(watching, 3);
  });
});
