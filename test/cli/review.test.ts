import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { planDigest } from "../../src/plan/plan-digest.ts";
import { createProject, smallFlow } from "./flowform.ts";

describe("the faces of a plan", () => {
  it("are the same from plan and from show, which needs no target", async () => {
    const project = createProject({ "flowform.yaml": "project: acme\n", "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    expect((await project.flowform("plan --out plan.json")).code).toBe(0);
    const begin = {
      markdown: /^<!-- flowform:v1 target=sandbox -->\n\n## Marketing flows: 1 of 1 will change/,
      html: /^<!doctype html>\n<html lang="en">/,
      report: /^\{\n {2}"format_version": "1\.0",\n {2}"verdict": "WILL CHANGE: yes/,
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

  it("show a plan that an older version made", async () => {
    const project = createProject({ "flowform.yaml": "project: acme\n", "flows/a.flow.yaml": smallFlow("a", "Alpha") });
    await project.flowform("plan --out plan.json");
    const plan: Plan = JSON.parse(readFileSync(join(project.path, "plan.json"), "utf8"));
    const flows = plan.flows.map(({ path: _, text: __, ...flow }) => flow);
    const digest = planDigest({ ...plan, flows }, (text) => createHash("sha256").update(text).digest("hex"));
    project.write({ "plan.json": JSON.stringify({ ...plan, flows, digest }) });
    const shown = await project.flowform("show plan.json --format html");
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
