import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as catalogue from "../../src/diagnostic/lint.ts";
import { documentedMergeFields } from "../../src/lint/merge-fields.ts";
import { rules } from "../../src/lint/rules.ts";
import { checkProject } from "../../src/pipeline/check-project.ts";
import { lintProject } from "../../src/pipeline/lint-project.ts";
import { exampleProject } from "../support/example-project.ts";

const page = readFileSync(new URL("../../docs/lint.md", import.meta.url), "utf8");
const sections = new Map(page.split(/^#+ (?=FF\d{3}$)/m).map((section) => [section.slice(0, 5), section]));
const entries = Object.values(catalogue).filter((entry) => typeof entry === "function");

describe("docs/lint.md", () => {
  it.each(entries.map((entry) => [entry.code, entry] as const))("explains %s", (code, { summary, severity }) => {
    const section = sections.get(code) ?? "";
    expect(section).toContain(`**${summary}.**`);
    expect(section).toContain(severity === "error" ? "Error." : "Warning.");
    for (const part of ["Why:", "Fix:", "```yaml"]) expect(section).toContain(part);
  });

  it("has every rule, and each rule its page", () => {
    expect(rules.map(({ code }) => code)).toEqual(rules.map(({ code }) => code).toSorted());
    expect(rules.map(({ name }) => name)).toContain("wait-before-enrolment-ends");
    expect(rules.map(({ docs }) => docs)).toEqual(rules.map(({ code }) => `docs/lint.md#${code.toLowerCase()}`));
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it("lists the documented merge fields", () => {
    expect(documentedMergeFields.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("the example flows", () => {
  it("are clean, or say with a reason why not", async () => {
    const project = exampleProject();
    const checked = await checkProject(project);
    const options = { settings: {}, settingsFile: "flowform.yaml" };
    const { diagnostics, allowed } = await lintProject(project, { checked, wanted: checked.flows }, options);
    expect(diagnostics).toEqual([]);
    expect(allowed.every(({ reason }) => reason.length > 20)).toBe(true);
  });
});
