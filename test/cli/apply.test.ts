import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { processIo } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { createProject, type ProjectFolder, program, smallFlow } from "./flowform.ts";

const twoFlows = () =>
  createProject({
    "flowform.yaml": "project: acme\n",
    "flows/a.flow.yaml": smallFlow("a", "Alpha"),
    "flows/b.flow.yaml": smallFlow("b", "Beta"),
  });

describe("plan, show and apply", () => {
  it("do the main job: what is shown is what is done, and then nothing is left", async () => {
    const { flowform, write, read } = twoFlows();
    const planned = await flowform("plan --out plan.json");
    expect(planned).toMatchObject({ code: 0, err: "The plan is in plan.json.\n" });
    expect(planned.out).toMatch(
      /^WILL CHANGE: yes\. 2 flows on sandbox\. 2 new flows send nothing until they are\nstarted\. Nobody is in them yet\.\n/,
    );
    expect(planned.out).toContain("\nPlan: 2 to create, 0 to update, 0 to adopt; 0 unchanged.\n");
    expect(await flowform("show plan.json")).toEqual({ code: 0, err: "", out: planned.out });
    expect(JSON.parse(read("plan.json"))).toEqual(JSON.parse((await flowform("show plan.json --format json")).out));

    const applied = await flowform("apply plan.json");
    expect(applied).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Applied to sandbox: 2 done\.\nFrom last read to saved: \d+ ms, at most \([ab]\)\.\nDigest [0-9a-f]{16}\n$/,
      ),
    });
    expect(applied.err).toMatch(/^✓ a created \(flow \d+\)\n✓ b created \(flow \d+\)\n$/);
    const second = await flowform("plan --detailed-exitcode");
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(second.out).toMatch(/^WILL CHANGE: no\. All 2 flows are on sandbox as the files say\.\n/);

    write({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "5 days") });
    const third = await flowform("plan --detailed-exitcode");
    expect(third.code).toBe(2);
    expect(third.out).toContain("  WHEN   ~ Wait settle-in: 3 days -> 5 days  (line 6) [LATER]\n");
    expect(third.out).toContain("\nPlan: 0 to create, 1 to update, 0 to adopt; 1 unchanged.\n");
    const updated = await flowform("apply --auto-approve --format json");
    expect(JSON.parse(updated.out)).toMatchObject({
      format_version: "1.0",
      flows: [{ key: "a", outcome: "applied", saves: 1 }],
    });
    expect(updated.err).toContain("✓ a updated");
    expect((await flowform("plan --detailed-exitcode")).code).toBe(0);
  });

  it("apply a plan once; the second time it is known to be applied, and nothing is written", async () => {
    const { flowform, read } = twoFlows();
    await flowform("plan --out plan.json");
    await flowform("apply plan.json");
    const store = read(".flowform/sandbox.json");
    const again = await flowform("apply plan.json");
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Applied to sandbox: 2 already applied\.\nDigest [0-9a-f]{16}\n$/),
    });
    expect(again.err).toMatch(/^✓ a already applied \(flow \d+\)\n✓ b already applied \(flow \d+\)\n$/);
    expect(read(".flowform/sandbox.json")).toBe(store);
  });

  it("leave out what would have to be paused, when nothing may be", async () => {
    const { flowform, write } = twoFlows();
    write({ "flows/a.flow.yaml": `status: running\n${smallFlow("a", "Alpha")}` });
    await flowform("apply --auto-approve");
    write({
      "flows/a.flow.yaml": smallFlow("a", "Alpha", "5 days"),
      "flows/b.flow.yaml": smallFlow("b", "Beta", "5 days"),
    });
    expect((await flowform("plan")).out).toContain(", running: is paused for the save and resumed\n");
    const applied = await flowform("apply --auto-approve --no-pause");
    expect(applied.code).toBe(0);
    expect(applied.out).toContain("\nLeft out, because they are running and nothing may be paused: a.\n");
    expect(applied.err).toMatch(/^✓ b updated \(flow \d+\)\n$/);
    expect((await flowform("plan --no-pause")).out).toMatch(/^WILL CHANGE: no\. 1 flow would have to be paused/);
    await flowform("plan --out plan.json");
    expect(await flowform("apply plan.json --no-pause")).toMatchObject({ code: 3, out: "" });
    expect((await flowform("apply plan.json")).err).toMatch(/^✓ a updated/);
  });

  it("refuse to apply where nobody can be asked, and show what they would do", async () => {
    const { flowform } = twoFlows();
    const ended = await flowform("apply");
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^WILL CHANGE: yes\. 2 flows/);
    expect(ended.err).toContain("error FF705: Nothing was applied");
    expect((await flowform("plan")).out).toMatch(/^WILL CHANGE: yes\. 2 flows/);
  });

  it.each([
    { answer: "yes", code: 0, left: "WILL CHANGE: no." },
    { answer: "y", code: 1, left: "WILL CHANGE: yes." },
    { answer: "", code: 1, left: "WILL CHANGE: yes." },
  ])("ask at a terminal and take $answer for what it is", async ({ answer, code, left }) => {
    const { path, flowform } = twoFlows();
    const asked: string[] = [];
    const io = {
      ...processIo(),
      cwd: path,
      env: {},
      out: () => {},
      err: () => {},
      terminal: { input: true, out: true, err: true },
      ask: async (question: string) => {
        asked.push(question);
        return answer;
      },
    };
    expect(await run(["apply"], io)).toBe(code);
    expect(asked).toEqual(["Type yes to apply this to sandbox: "]);
    expect((await flowform("plan")).out.startsWith(left)).toBe(true);
  });

  it.each([
    { name: "cut off", change: (text: string) => text.slice(0, -100), why: "it is not JSON" },
    {
      name: "changed",
      change: (text: string) => text.replaceAll('"Alpha"', '"Omega"'),
      why: "it was changed after it was made",
    },
    { name: "something else", change: () => "{}", why: "it does not have the form of a plan" },
    {
      name: "of a later format",
      change: (text: string) => text.replace('"1.1"', '"2.0"'),
      why: "it was made by a newer version",
    },
  ])("do not use a plan file that is $name", async ({ change, why }) => {
    const { flowform, read, write } = twoFlows();
    await flowform("plan --out plan.json");
    write({ "plan.json": change(read("plan.json")) });
    for (const command of ["apply", "show"]) {
      const ended = await flowform(`${command} plan.json`);
      expect(ended, command).toMatchObject({ code: 3, out: "" });
      expect(ended.err, command).toContain("error FF706");
      expect(ended.err, command).toContain(why);
    }
  });

  it("do not apply a plan to another target or project", async () => {
    const { flowform, write } = twoFlows();
    await flowform("plan --out plan.json");
    write({ "flowform.yaml": "project: other\n" });
    const ended = await flowform("apply plan.json");
    expect(ended).toMatchObject({ code: 5, out: "" });
    expect(ended.err).toContain("error FF707");
    expect(ended.err).toContain("It was made for project acme on sandbox, and this is project other on sandbox.");
  });

  it("say when the plan cannot be written, or is not named", async () => {
    const { flowform } = twoFlows();
    expect((await flowform("plan --out flows")).err).toContain("error FF010");
    expect(await flowform("show")).toMatchObject({ code: 3, out: "" });
  });

  it("stop at a wrong definition before anything is asked of the target", async () => {
    const { flowform, write, has } = twoFlows();
    write({ "flows/b.flow.yaml": smallFlow("b", "Beta", "soon") });
    for (const line of ["plan --out plan.json", "apply --auto-approve", "compile"]) {
      const ended = await flowform(line);
      expect(ended, line).toMatchObject({ code: 3, out: "" });
      expect(ended.err, line).toContain("flows/b.flow.yaml:6:11");
    }
    expect(has("plan.json")).toBe(false);
  });
});

describe("compile", () => {
  it("prints the carrier that would be sent", async () => {
    const { flowform } = twoFlows();
    const carrier = JSON.parse((await flowform("compile b")).out);
    expect(carrier).toMatchObject({ EmailFlowId: 0, Name: "Beta" });
    expect(carrier.Steps.map(({ StepType }: { StepType: string }) => StepType)).toEqual([
      "WaitForTime",
      "NotifyByEmail",
    ]);
    const all = JSON.parse((await flowform("compile --format json")).out);
    expect(all.flows.map(({ key }: { key: string }) => key)).toEqual(["a", "b"]);
  });

  it("names the nearest flow for one that is not there", async () => {
    const ended = await createProject({ "flows/a.flow.yaml": smallFlow("alpha", "A") }).flowform("compile alhpa");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain('Did you mean "alpha"?');
  });
});

describe("a full disk", () => {
  const full = ({ path }: ProjectFolder, line: string) =>
    spawnSync("sh", ["-c", `exec "$0" "$1" ${line} > /dev/full`, process.execPath, program], {
      cwd: path,
      encoding: "utf8",
    });

  it.skipIf(!existsSync("/dev/full"))("FF587 under standard output is told, and what was done is done", async () => {
    const project = twoFlows();
    const { status, stderr } = full(project, "apply --auto-approve");
    expect(stderr).toContain("✓ b created");
    expect(stderr.match(/error FF587: The output could not be written\n {2}why: .+ENOSPC/g)).toHaveLength(1);
    expect(stderr).not.toContain("bug in flowform");
    expect(status).toBe(1);
    expect((await project.flowform("plan --detailed-exitcode")).code).toBe(0);
    expect(full(project, "show nothing.json").status, "its own exit code when that says more").toBe(3);
  });

  it("FF588 under the sandbox stops every command, in words that name the place", async () => {
    const project = twoFlows();
    await project.flowform("plan --out plan.json");
    rmSync(join(project.path, ".flowform"), { recursive: true });
    project.write({ ".flowform": "in the way" });
    for (const line of ["plan", "apply plan.json", "apply --auto-approve"]) {
      const refused = await project.flowform(line);
      expect(refused, line).toMatchObject({ code: 1, err: expect.stringContaining("error FF588") });
      expect(refused.err.replace(/\s+/g, " "), line).toMatch(
        /\.flowform\/sandbox\.json: the system says (ENOTDIR|EEXIST)/,
      );
      expect(refused.err, line).not.toContain("bug in flowform");
    }
  });
});
