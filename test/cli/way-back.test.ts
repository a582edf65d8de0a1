import { chmodSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepBackups } from "../../src/cli/backups.ts";
import { createNodeFileSystem } from "../../src/cli/node-file-system.ts";
import { sha256 } from "../../src/cli/sha256.ts";
import type { Backup, SavedBackup } from "../../src/model/backup.ts";
import { checksum } from "../../src/util/checksum.ts";
import { createProject, smallFlow } from "./flowform.ts";

const applied = async (settings = "") => {
  const project = createProject({
    "flowform.yaml": `project: acme\n${settings}`,
    "flows/a.flow.yaml": smallFlow("a", "Alpha"),
    "flows/b.flow.yaml": smallFlow("b", "Beta"),
  });
  await project.flowform("apply --auto-approve");
  return project;
};

/** A backup of another target, whole. */
function elsewhere(text: string): string {
  const backup = { ...JSON.parse(text), target: "production" };
  return JSON.stringify({ ...backup, checksum: checksum(backup, sha256) });
}

const longer = { "flows/a.flow.yaml": smallFlow("a", "Alpha", "5 days") };

describe("backups and rollback", () => {
  it("every apply keeps what it replaces, and rollback goes back to it", async () => {
    const { path, flowform, write, read } = await applied();
    write(longer);
    await flowform("apply --auto-approve");
    const folder = join(path, ".flowform/backups/sandbox");
    const [, latest = ""] = readdirSync(folder).sort();
    expect(latest).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f]{16}$/);
    expect(JSON.parse(read(`.flowform/backups/sandbox/${latest}/a.json`))).toMatchObject({
      format_version: "1.1",
      key: "a",
      carrier: { Name: "Alpha" },
    });

    const planned = await flowform("rollback --out back.json");
    expect(planned.code).toBe(0);
    expect(planned.out).toContain("  WHEN   ~ Wait settle-in: 5 days -> 3 days [SOONER]\n");
    expect((await flowform("rollback")).code).toBe(1);
    const back = await flowform("rollback latest a --auto-approve");
    expect(back).toMatchObject({ code: 0, err: expect.stringContaining("✓ a updated") });
    expect((await flowform("drift")).out).toContain('"Alpha": changed in git\n');
    write({ "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    expect((await flowform("plan --detailed-exitcode")).code).toBe(0);
  });

  it.each([
    ["rollback nothing", 3, "error FF647"],
    ["rollback latest nobody", 3, "error FF757"],
    ["rollback broken/", 3, "error FF648"],
    ["rollback elsewhere/", 5, "error FF649"],
  ])("%s is refused with %i", async (line, code, said) => {
    const { flowform, write, read, path } = await applied();
    const [first = ""] = readdirSync(join(path, ".flowform/backups/sandbox"));
    const backup = read(`.flowform/backups/sandbox/${first}/a.json`);
    write({
      "broken/a.json": backup.slice(0, 200),
      "elsewhere/a.json": elsewhere(backup),
    });
    expect(await flowform(line)).toMatchObject({ code, err: expect.stringContaining(said) });
  });

  it.skipIf(process.getuid?.() === 0)("FF750 a folder that cannot be written stops the apply", async () => {
    const { path, flowform, write } = await applied();
    write(longer);
    mkdirSync(join(path, ".flowform/backups/sandbox"), { recursive: true });
    chmodSync(join(path, ".flowform/backups/sandbox"), 0o500);
    const refused = await flowform("apply --auto-approve");
    chmodSync(join(path, ".flowform/backups/sandbox"), 0o700);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("error FF750") });
  });

  it("FF750 a file in the place of the folder stops the apply", async () => {
    const project = createProject({
      "flowform.yaml": "project: acme\n",
      "flows/a.flow.yaml": smallFlow("a", "Alpha"),
      ".flowform/backups": "in the way",
    });
    const refused = await project.flowform("apply --auto-approve");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("error FF750") });
    expect((await project.flowform("plan")).out).toContain("1 to create");
  });
});

describe("a plan of the way back", () => {
  const twice = async () => {
    const project = await applied();
    project.write(longer);
    const done = await project.flowform("apply --auto-approve");
    const digest = /Digest ([0-9a-f]{16})/.exec(done.out)?.[1] ?? "";
    const [folder = ""] = readdirSync(join(project.path, ".flowform/backups/sandbox")).filter((name) =>
      name.endsWith(digest),
    );
    return { ...project, digest, folder, file: `.flowform/backups/sandbox/${folder}/a.json` };
  };
  const taken = (digest: string) =>
    new RegExp(`Takes back the apply of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC, digest ${digest}\\.`);
  const flat = (text: string) => text.replace(/\s+/g, " ");

  it("says in every format which apply it takes back, and that git does not know of it", async () => {
    const { flowform, digest, folder } = await twice();
    const text = flat((await flowform("rollback --out back.json")).out);
    expect(text).toMatch(taken(digest));
    expect(text).toContain("Git still wants what was applied: revert that change of the files too.");
    for (const format of ["html", "report"])
      expect((await flowform(`show back.json --format ${format}`)).out, format).toMatch(taken(digest));
    expect((await flowform("show back.json --format markdown")).out).toContain("Takes back the apply of");
    expect(await flowform("apply back.json")).toMatchObject({ code: 0 });
    const again = await flowform(`rollback ${folder}`);
    expect(again).toMatchObject({ code: 0, err: "" });
    expect(again.out).toMatch(/^WILL CHANGE: no\. The flow is as before that apply already\.\n/);
    expect(flat(again.out)).toMatch(taken(digest));
    expect(again.out).not.toMatch(/files|revert/);
  });

  it("is not made of a backup that was edited or damaged", async () => {
    const { flowform, write, read, file } = await twice();
    const backup = JSON.parse(read(file));
    const damage: Readonly<Record<string, (backup: SavedBackup) => object>> = {
      subject: ({ carrier }) => ({ carrier: { ...carrier, Name: "Other" } }),
      key: () => ({ key: "b" }),
      people: () => ({ people: { total: 5 } }),
      commit: () => ({ commit: "4f2c9e1" }),
      more: () => ({ more: 1 }),
    };
    for (const [name, edit] of Object.entries(damage)) {
      write({ [file]: JSON.stringify({ ...backup, ...edit(backup) }) });
      expect(await flowform("rollback"), name).toMatchObject({
        code: 3,
        err: expect.stringMatching(/a\.json: it was changed\s+after it was written\./),
      });
    }
    for (const carrier of [
      { ...backup.carrier, Steps: [{}], Name: 5 },
      { ...backup.carrier, Name: 5 },
      { EmailFlowId: 7, Steps: [] },
      { ...backup.carrier, EmailFlowId: 0 },
      [],
    ]) {
      const whole = { ...backup, carrier };
      write({ [file]: JSON.stringify({ ...whole, checksum: checksum(whole, sha256) }) });
      const refused = await flowform("rollback");
      expect(refused, JSON.stringify(carrier).slice(0, 60)).toMatchObject({ code: 3, out: "" });
      expect(flat(refused.err)).toMatch(/error FF648.+its flow (cannot be read: |has no id)/);
    }
    write({ [file]: JSON.stringify({ ...backup, format_version: "2.0" }) });
    expect((await flowform("rollback")).err).toContain("does not know its format_version 2.0");
    write({ [file]: JSON.stringify(backup) });
    expect(await flowform("rollback --out back.json")).toMatchObject({ code: 0 });
  });

  it("FF758 is made with a warning of a backup that an older version wrote", async () => {
    const { flowform, write, read, file } = await twice();
    const { checksum: _, ...older } = JSON.parse(read(file));
    write({ [file]: JSON.stringify({ ...older, format_version: "1.0" }) });
    const planned = await flowform("rollback --out back.json");
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining("warning FF758") });
    expect(planned.out).toContain("Wait settle-in: 5 days -> 3 days");
    for (const part of [{ ids: { a: 1 } }, { people: 5 }, { cancels: "5" }, { time: 5 }, { carrier: undefined }]) {
      write({ [file]: JSON.stringify({ ...older, format_version: "1.0", ...part }) });
      expect(await flowform("rollback"), JSON.stringify(part)).toMatchObject({ code: 3, out: "" });
    }
  });

  it("FF757 FF647 says what there is when a flow or a target has none", async () => {
    const { flowform, write, path, folder } = await twice();
    mkdirSync(join(path, ".flowform/backups/sandbox/2099-01-01T00-00-00-000Z-0123456789abcdef"));
    expect((await flowform("rollback --out back.json")).code, "an empty folder is passed over").toBe(0);
    const flow = flat((await flowform("rollback latest nobody")).err);
    expect(flow).toContain(`kept nothing of a flow "nobody" in .flowform/backups/sandbox/${folder}.`);
    expect(flow).toContain("It has kept a.");
    expect(flat((await flowform("rollback nothing")).err)).toContain('"nothing" is no backup of the target sandbox.');
    rmSync(join(path, ".flowform/backups/sandbox"), { recursive: true });
    write({ ".flowform/backups/production/x/a.json": "{}" });
    for (const [line, what] of [
      ["rollback", "There are no backups of the target sandbox on this machine."],
      ["rollback x", 'There are no backups of the target sandbox on this machine, and "x" is none.'],
    ] as const)
      expect(flat((await flowform(line)).err)).toContain(what);
  });
});

describe("keepBackups", () => {
  it("takes back what replaced nothing, and the folder when nothing else is in it", () => {
    const { path, has } = createProject();
    const { backUp, dropBackup } = keepBackups(createNodeFileSystem(path), 0);
    const backup = (key: string) => ({ target: "sandbox", digest: "0123456789abcdef", key }) as Backup;
    const folder = ".flowform/backups/sandbox/1970-01-01T00-00-00-000Z-0123456789abcdef";
    for (const key of ["a", "b"]) backUp(backup(key));
    dropBackup(backup("a"));
    expect([has(`${folder}/a.json`), has(`${folder}/b.json`)]).toEqual([false, true]);
    dropBackup(backup("b"));
    expect([has(folder), has(".flowform/backups/sandbox")]).toEqual([false, true]);
  });
});

describe("flows that left git", () => {
  it("are ended and deleted with removed: end, and only with --prune", async () => {
    const { path, flowform, write } = await applied("removed: end\n");
    rmSync(join(path, "flows/b.flow.yaml"));
    expect((await flowform("plan")).out).toContain("Without a file now, and left as they are: b.\n");
    const pruned = await flowform("apply --prune --auto-approve");
    expect(pruned.out).toMatch(/- "Beta" {2}flow \d+, stopped: is ended and deleted\n/);
    expect(pruned.out).not.toContain("left as they are");
    expect(pruned.out).toContain("It has no file any more: it is backed up, ended and deleted.");
    expect(pruned.err).toContain("✓ b ended and deleted");
    write({ "flowform.yaml": "project: acme\nremoved: sometimes\n" });
    expect((await flowform("plan")).code).toBe(3);
  });

  it("stay when their file comes back before a saved plan deletes them", async () => {
    const { path, flowform, write } = await applied("removed: end\n");
    rmSync(join(path, "flows/b.flow.yaml"));
    await flowform("plan --prune --out end.json");
    write({ "flows/c.flow.yaml": smallFlow("b", "Beta") });
    expect((await flowform("show end.json")).out).toContain('"Beta": it has a file again.');
    expect(await flowform("apply end.json")).toMatchObject({ code: 5, err: expect.stringContaining("FF740") });
    write({ "flows/c.flow.yaml": "flow: [\n" });
    expect(await flowform("apply end.json")).toMatchObject({ code: 3, err: expect.stringContaining("c.flow.yaml") });
    expect((await flowform("show end.json")).code).toBe(0);
    rmSync(join(path, "flows/c.flow.yaml"));
    expect((await flowform("apply end.json")).err).toContain("✓ b ended and deleted");
  });

  it("stay when a saved plan would delete them and the folder of the flows is not there; an empty one is", async () => {
    const { path, flowform } = await applied("removed: end\n");
    rmSync(join(path, "flows/b.flow.yaml"));
    await flowform("plan --prune --out end.json");
    rmSync(join(path, "flows"), { recursive: true });
    expect(await flowform("apply end.json")).toMatchObject({ code: 3, err: expect.stringContaining("flows") });
    mkdirSync(join(path, "flows"));
    expect((await flowform("apply end.json")).err).toContain("✓ b ended and deleted");
  });

  it("are released by default", async () => {
    const { path, flowform } = await applied();
    rmSync(join(path, "flows/b.flow.yaml"));
    expect((await flowform("apply --prune --auto-approve")).err).toContain("✓ b released");
    expect((await flowform("plan --prune")).out).toContain("WILL CHANGE: no.");
  });
});

describe("saved plans", () => {
  const digestIn = (text: string) => /Digest ([0-9a-f]{16})/.exec(text)?.[1] ?? "";

  it("have a digest in every output, which apply checks and takes as approval", async () => {
    const { flowform, write } = await applied();
    write(longer);
    const planned = await flowform("plan --out plan.json");
    const digest = digestIn(planned.out);
    expect(digestIn((await flowform("plan")).out)).toBe(digest);
    expect(digestIn((await flowform("show plan.json")).out)).toBe(digest);
    for (const format of ["json", "report", "markdown", "html"])
      expect((await flowform(`show plan.json --format ${format}`)).out, format).toContain(digest);
    for (const line of ["apply plan.json --digest 0123456789abcdef", "apply --auto-approve --digest 0123456789abcdef"])
      expect(await flowform(line)).toMatchObject({ code: 5, err: expect.stringContaining("error FF751") });
    const done = await flowform(`apply --digest ${digest}`);
    expect(done.code).toBe(0);
    expect(done.out).toContain(`Digest ${digest}\n`);
    const again = await flowform(`apply plan.json --digest ${digest}`);
    expect(again).toMatchObject({ code: 0, err: expect.stringContaining("already applied") });
    expect(digestIn(again.out)).toBe(digest);
  });

  it("FF755 are shown with what has moved, and always shown", async () => {
    const { flowform, write, read } = await applied();
    write(longer);
    const planned = await flowform("plan --out plan.json");
    write({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "6 days") });
    await flowform("apply --auto-approve");
    const shown = await flowform("show plan.json");
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^warning FF755: The target has changed since this plan was made\n/);
    expect(shown.out.replace(/\s+/g, " ")).toMatch(/"Alpha": it was changed by .+ at .+: settle-in\./);
    expect(shown.out.endsWith(planned.out)).toBe(true);
    expect(await flowform("apply plan.json")).toMatchObject({
      code: 5,
      err: expect.stringMatching(/it was changed by .+ at .+: settle-in\./),
    });
    const json = await flowform("show plan.json --format json");
    expect(json).toMatchObject({ code: 0, err: expect.stringContaining("FF755") });
    expect(JSON.parse(json.out)).toEqual(JSON.parse(read("plan.json")));
  });

  it("FF755 and FF756 stand before everything else in every format", async () => {
    const { flowform, write } = await applied();
    write(longer);
    await flowform("plan --out plan.json");
    write({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "6 days") });
    await flowform("apply --auto-approve");
    for (const [flag, code] of [
      ["", "FF755"],
      [" --offline", "FF756"],
    ] as const) {
      const shown = async (format: string) => {
        const result = await flowform(`show plan.json --format ${format}${flag}`);
        expect(result, format).toMatchObject({ code: 0, err: expect.stringContaining(code) });
        return result.out;
      };
      expect((await flowform(`show plan.json${flag}`)).out).toMatch(new RegExp(`^warning ${code}: `));
      expect(await shown("markdown")).toMatch(
        new RegExp(`^<!-- .* -->\\n\\n> \\[!WARNING\\]\\n> \\*\\*${code} .+\\n\\n## Marketing flows: `),
      );
      expect(await shown("html")).toMatch(
        new RegExp(`<body><main><p class="danger" role="alert">! ${code} .+</p><header>`),
      );
      expect(JSON.parse(await shown("report"))).toMatchObject({ banner: [{ code, severity: "warning" }] });
    }
    expect((await flowform("plan --format report")).out).toContain('"banner": [],');
  });

  it("FF756 are shown when the target cannot be looked at", async () => {
    const { flowform, write, read } = await applied();
    write(longer);
    const planned = await flowform("plan --out plan.json");
    expect((await flowform("show plan.json --offline")).out).toMatch(/^warning FF756: .*\n/);
    write({ "flowform.yaml": "project: another\n" });
    const other = await flowform("show plan.json");
    expect(other).toMatchObject({ code: 0, out: expect.stringMatching(/^warning FF756: /) });
    expect(other.out).toMatch(
      /fix: Run show in the folder of the project that the plan was made for, or plan\s+again here\./,
    );
    expect(other.out.endsWith(planned.out)).toBe(true);
    write({ "flowform.yaml": "project: [\n", "kept.json": read("plan.json") });
    expect((await flowform("show kept.json")).out.endsWith(planned.out)).toBe(true);
  });
});
