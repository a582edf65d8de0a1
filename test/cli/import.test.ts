import { describe, expect, it } from "vitest";
import { createProject, smallFlow } from "./flowform.ts";

describe("flowform import", () => {
  it("writes files for the flows of a target, says which, and leaves an empty plan", async () => {
    const { flowform, read, has } = createProject({ "flowform.yaml": "project: acme\n" });
    expect(await flowform("import --all")).toEqual({
      code: 0,
      err: "",
      out: `+ "Old newsletter welcome"  flow 1000
  flows/old-newsletter-welcome.flow.yaml
+ "Summer campaign 2026"  flow 1001
  flows/summer-campaign-2026.flow.yaml
Imported from sandbox: 2 flows. The plan for them is empty. Next: look at the files, and commit them.
`,
    });
    expect(read("flows/summer-campaign-2026.flow.yaml")).toContain("- id: wait-3-days\n    wait: 3 days\n");
    expect(await flowform("plan --detailed-exitcode")).toMatchObject({ code: 0, err: "" });
    expect(await flowform("fmt --check")).toMatchObject({ code: 0 });
    expect(await flowform("import 1000")).toEqual({
      code: 0,
      err: "",
      out: `- "Old newsletter welcome"  flow 1000 is managed already: flows/old-newsletter-welcome.flow.yaml.
Nothing to import from sandbox.
`,
    });
    expect(has("flows/old-newsletter-welcome.flow.yaml")).toBe(true);
  });

  it("leaves out what --except names", async () => {
    const { flowform, has } = createProject({ "flowform.yaml": "project: acme\n" });
    const ended = await flowform("import --all --except 1000,1001");
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toBe(`- "Old newsletter welcome"  flow 1000 is left out: --except.
- "Summer campaign 2026"  flow 1001 is left out: --except.
Nothing to import from sandbox.
`);
    expect(has("flows")).toBe(false);
  });

  it("says the same as data", async () => {
    const { flowform } = createProject({ "flows/sub/mine.flow.yaml": smallFlow("mine", "Summer campaign 2026") });
    const { code, out } = await flowform("import --all --format json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format_version: "1.0",
      target: "sandbox",
      imported: [{ key: "old-newsletter-welcome", emailFlowId: 1000, texts: [] }],
      leftOut: [{ emailFlowId: 1001, reason: "written", by: "flows/sub/mine.flow.yaml" }],
      diagnostics: [],
    });
  });

  it.each([
    { line: "import", code: 3, finding: "FF803", why: "name the flows to import, or say --all" },
    { line: "import --all 1000", code: 3, finding: "FF803", why: "--all leaves nothing to name" },
    { line: "import 1000 --except 1001", code: 3, finding: "FF803", why: "--except takes flows out of --all" },
    { line: "import --all --except 4711", code: 3, finding: "FF810", why: '"4711"' },
    { line: "import 4711", code: 3, finding: "FF810", why: '"4711"' },
    { line: "import --all --target nowhere", code: 3, finding: "FF008", why: "nowhere" },
  ])("$line ends with $code", async ({ line, code, finding, why }) => {
    const { flowform, has } = createProject({ "flowform.yaml": "project: acme\n" });
    const ended = await flowform(line);
    expect(ended).toMatchObject({ code, out: "" });
    expect(ended.err).toContain(`error ${finding}`);
    expect(ended.err).toContain(why);
    expect(has("flows")).toBe(false);
  });

  it("stops at a wrong file of the project before anything is asked", async () => {
    const { flowform, has } = createProject({ "flows/a.flow.yaml": smallFlow("a", "A", "soon") });
    const ended = await flowform("import --all");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("flows/a.flow.yaml:6:11");
    expect(has("flows/summer-campaign-2026.flow.yaml")).toBe(false);
  });
});
