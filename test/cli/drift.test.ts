import { describe, expect, it } from "vitest";
import { createProject, smallFlow } from "./flowform.ts";

describe("drift", () => {
  it("ends with 2 when something differs, and with 0 when nothing does", async () => {
    const { flowform, write } = createProject({
      "flowform.yaml": "project: acme\n",
      "flows/a.flow.yaml": smallFlow("a", "Alpha"),
      "flows/b.flow.yaml": smallFlow("b", "Beta"),
    });
    await flowform("apply --auto-approve");
    expect(await flowform("drift")).toEqual({
      code: 0,
      err: "",
      out: "DRIFT: none on sandbox.\n\nDrift: 2 as the files say.\n",
    });
    write({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "5 days") });
    expect(await flowform("drift")).toEqual({
      code: 2,
      err: "",
      out: `DRIFT: 1 flow on sandbox differs from git.

"Alpha": changed in git
  flows/a.flow.yaml
  WHEN   ~ Wait settle-in: 3 days -> 5 days  (line 6) [LATER]

Drift: 1 changed in git; 1 as the files say.
`,
    });
    const one = await flowform("drift b --format json");
    expect(one.code).toBe(0);
    expect(JSON.parse(one.out)).toMatchObject({ format_version: "1.0", flows: [], same: ["b"] });
    expect((await flowform("drift nobody")).code).toBe(3);
  });
});
