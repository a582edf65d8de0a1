import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../src/cli/sha256.ts";
import type { SavedPlan } from "../../src/model/plan.ts";
import { savedPlan } from "../../src/plan/saved-plan.ts";
import { createProject, smallFlow } from "./flowform.ts";

/** A project with one new flow, whose plan is saved. */
async function saved() {
  const project = createProject({ "flowform.yaml": "project: acme\n", "flows/a.flow.yaml": smallFlow("a", "Alpha") });
  await project.flowform("plan --out plan.json");
  const plan: SavedPlan = JSON.parse(project.read("plan.json"));
  return { ...project, plan };
}

describe("a saved plan", () => {
  const told: Readonly<Record<string, (plan: SavedPlan) => object>> = {
    warnings: () => ({ warnings: [{ code: "FF605", severity: "warning", summary: "", detail: "", fix: "" }] }),
    commit: () => ({ commit: "0000000" }),
    names: () => ({ names: { mailings: { "7": "Another" } } }),
    open: () => ({ open: ["a"] }),
    unchanged: () => ({ unchanged: ["b"] }),
    summary: ({ summary }) => ({ summary: { ...summary, create: 0 } }),
    ...flowPart("people", { readAt: "2026-11-24T08:00:00.000Z", total: 0 }),
    ...flowPart("edited", { by: "Anna Berg", at: "2026-11-24 08:00:00" }),
    ...flowPart("path", { before: [], after: [] }),
    ...flowPart("text", "flow: another"),
    ...flowPart("file", "flows/b.flow.yaml"),
    ...flowPart("kept", ["Associate"]),
    more: () => ({ more: true }),
  };

  function flowPart(name: string, value: unknown) {
    return { [name]: ({ flows }: SavedPlan) => ({ flows: flows.map((flow) => ({ ...flow, [name]: value })) }) };
  }

  it("FF706 is refused by show and apply when only what it tells was edited", async () => {
    const { flowform, write, plan } = await saved();
    for (const [name, edit] of Object.entries(told)) {
      write({ "plan.json": JSON.stringify({ ...plan, ...edit(plan) }) });
      for (const line of ["show plan.json --offline", "apply plan.json"])
        expect(await flowform(line), name).toMatchObject({
          code: 3,
          out: "",
          err: expect.stringContaining("plan.json: it was changed after it was made."),
        });
    }
    expect(await flowform("plan --detailed-exitcode")).toMatchObject({ code: 2 });
    const { digest, ...facts } = plan;
    write({ "plan.json": JSON.stringify({ digest, ...facts }) });
    expect(await flowform("show plan.json"), "another order of members").toMatchObject({ code: 0 });
    // Who also makes the checksum anew is stopped by the digest, where something else would be done.
    const flows = plan.flows.map((flow) => ({ ...flow, name: "Another" }));
    write({ "plan.json": JSON.stringify(savedPlan({ ...plan, flows }, sha256)) });
    expect(await flowform("show plan.json")).toMatchObject({ code: 3, err: expect.stringContaining("FF706") });
  });

  it.each([
    ["1.0", "it was made by an older version of Flowform (format_version 1.0); plan again"],
    ["2.0", "it was made by a newer version of Flowform (format_version 2.0); plan again"],
    ["0.9", "it was made by an older version of Flowform (format_version 0.9); plan again"],
    ["1.", "it does not have the form of a plan"],
    [2, "it does not have the form of a plan"],
  ])("FF706 of the format_version %s is refused in words that name it", async (version, why) => {
    const { flowform, write, plan } = await saved();
    const { checksum: _, ...older } = plan;
    write({ "plan.json": JSON.stringify({ ...older, format_version: version }) });
    for (const line of ["show plan.json", "apply plan.json", "lint --plan plan.json"])
      expect((await flowform(line)).err.replace(/\s+/g, " ")).toContain(`plan.json: ${why}.`);
  });
});

describe("the faces of a plan", () => {
  it("are the same from plan and from show, which needs no target", async () => {
    const project = createProject({ "flowform.yaml": "project: acme\n", "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    expect((await project.flowform("plan --out plan.json")).code).toBe(0);
    const begin = {
      markdown: /^<!-- flowform:v1 target=sandbox -->\n\n## Marketing flows: 1 of 1 will change/,
      html: /^<!doctype html>\n<html lang="en">/,
      report: /^\{\n {2}"format_version": "1\.1",\n {2}"banner": \[\],\n {2}"verdict": "WILL CHANGE: yes/,
    };
    for (const [format, pattern] of Object.entries(begin)) {
      const shown = await project.flowform(`show plan.json --format ${format}`);
      expect(shown).toMatchObject({ code: 0, err: "" });
      expect(shown.out).toMatch(pattern);
      expect((await project.flowform(`plan --format ${format}`)).out).toBe(shown.out);
    }
    expect(JSON.parse((await project.flowform("show plan.json --format json")).out)).toEqual(
      JSON.parse(readFileSync(join(project.path, "plan.json"), "utf8")),
    );
    const wrong = await project.flowform("show plan.json --format pdf");
    expect(wrong).toMatchObject({ code: 3, out: "" });
    expect(wrong.err).toContain("--format is text or json or markdown or html or report, not pdf");
  });

  it("of a plan that holds neither ways nor texts are shown without drawings", async () => {
    const { flowform, write, plan } = await saved();
    const flows = plan.flows.map(({ path: _, text: __, ...flow }) => flow);
    write({ "plan.json": JSON.stringify(savedPlan({ ...plan, flows }, sha256)) });
    const shown = await flowform("show plan.json --format html");
    expect(shown).toMatchObject({ code: 0, err: "" });
    expect(shown.out).toContain("WILL CHANGE: yes.");
    expect(shown.out).not.toContain("<svg");
  });

  it("are not loaded for a plan without changes", async () => {
    const chunks = readdirSync("dist").filter((name) => name.startsWith("plan-"));
    const faces = chunks.filter((name) => /planReport|dagre/.test(readFileSync(join("dist", name), "utf8")));
    const [entry = ""] = chunks.filter((name) =>
      readFileSync(join("dist", name), "utf8").includes("show what applying would change"),
    );
    const reached = new Set<string>();
    const visit = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      for (const [, next = ""] of readFileSync(join("dist", name), "utf8").matchAll(/(?:from|import)"\.\/([^"]+)"/g))
        visit(next);
    };
    visit(entry);
    expect(entry).not.toBe("");
    expect(faces.length).toBeGreaterThan(0);
    expect(faces.filter((name) => reached.has(name))).toEqual([]);
    expect([...reached].filter((name) => readFileSync(join("dist", name), "utf8").includes("wordDifference"))).toEqual(
      [],
    );
  });
});
