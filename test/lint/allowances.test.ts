import { describe, expect, it } from "vitest";
import { flowOf, goodMail, linesOf, lintFiles } from "./linting.ts";

const twice = (before: string, behind: string) =>
  flowOf(`enrolment: { triggers: [{ on: saleSold }] }
${goodMail}steps:
  - id: one
    sendEmail: { mailing: One, subject: Hello }
  - id: two
${before}    sendEmail: { mailing: Two, subject: Hello }${behind}
`);

async function lint(text: string, options: Parameters<typeof lintFiles>[1] = {}) {
  const { diagnostics, allowed } = await lintFiles({ "flows/tested.flow.yaml": text }, options);
  return { left: linesOf(diagnostics), allowed: allowed.map(({ finding, reason }) => `${finding.code} ${reason}`) };
}

describe("an allowance", () => {
  it.each([
    ["on the line", "", " # flowform-allow FF904: they belong together"],
    ["on the line above", "    # flowform-allow FF904: they belong together\n", ""],
    ["above another comment and an empty line", "    # flowform-allow FF904: they belong together\n\n    # more\n", ""],
    ["with several codes", "", " # flowform-allow FF904, FF920: they belong together"],
  ])("%s allows the finding, and its reason is kept", async (_, before, behind) => {
    const settings = { custom: [{ name: "never", when: "plan == null", message: "x" }] };
    expect(await lint(twice(before, behind), { settings })).toEqual({
      left: [],
      allowed: ["FF904 they belong together"],
    });
  });

  it("of another line or another code allows nothing, and says so", async () => {
    const before = "    # flowform-allow FF910: short enough\n";
    expect(await lint(twice(before, ""))).toEqual({ left: ["FF931 12", "FF904 13"], allowed: [] });
    expect(await lint(twice("", "\n# flowform-allow FF904: too late"))).toMatchObject({
      left: ["FF904 12", "FF931 13"],
    });
  });

  it.each([" # flowform-allow FF904", " # flowform-allow FF904:", " # flowform-allow FF904:   "])(
    "without a reason counts for nothing: %j",
    async (behind) => {
      expect(await lint(twice("", behind))).toEqual({ left: ["FF904 12", "FF930 12"], allowed: [] });
    },
  );

  it.each([
    " # flowform-allow",
    " # flowform-allow sends: x",
    " # flowform-allow FF301: x",
    " # flowform-allow FF904 x: y",
  ])("that names no rule is said to be unclear: %j", async (behind) => {
    expect(await lint(twice("", behind))).toEqual({ left: ["FF904 12", "FF932 12"], allowed: [] });
  });

  it("inside a text is no comment", async () => {
    const text = flowOf(`enrolment: { triggers: [{ on: saleSold }] }
sms: { from: Example }
steps:
  - id: one
    sendSms:
      text: |
        # flowform-allow FF904: no comment
        '# flowform-allow FF904: nor this'
  - id: two
    sendSms: { text: "a # flowform-allow FF904: nor that", from: "#" } # flowform-allow FF904: a comment
`);
    expect(await lint(text)).toEqual({ left: [], allowed: ["FF904 a comment"] });
  });

  it("of a rule that was not asked may be needed elsewhere", async () => {
    const quiet = (code: string) => twice("", ` # flowform-allow ${code}: needed elsewhere`);
    expect((await lint(quiet("FF914"))).left).toEqual(["FF904 12"]);
    expect((await lint(quiet("FF910"), { settings: { rules: { FF910: "off", FF904: "off" } } })).left).toEqual([]);
  });
});

describe("flowform.yaml", () => {
  it("switches a rule off, or makes it count more or less", async () => {
    const severities = async (setting: "off" | "warning" | "error") => {
      const options = { settings: { rules: { FF904: setting } } };
      const { diagnostics } = await lintFiles({ "flows/tested.flow.yaml": twice("", "") }, options);
      return diagnostics.map(({ severity }) => severity);
    };
    expect(await severities("off")).toEqual([]);
    expect(await severities("warning")).toEqual(["warning"]);
    expect(await severities("error")).toEqual(["error"]);
  });

  it("gets every finding with its place, frame and page", async () => {
    const { diagnostics } = await lintFiles({ "flows/tested.flow.yaml": twice("", "") });
    expect(diagnostics).toMatchObject([
      { code: "FF904", docs: "docs/lint.md#ff904", range: { file: "flows/tested.flow.yaml", line: 12, column: 5 } },
    ]);
    expect(diagnostics[0]?.frame).toContain("^^^^^^^^^");
  });
});
