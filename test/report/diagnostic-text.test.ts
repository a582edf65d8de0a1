import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { diagnosticsText, diagnosticText } from "../../src/report/diagnostic-text.ts";
import { colourPalette, plainPalette } from "../../src/report/palette.ts";

const finding: Diagnostic = {
  code: "FF301",
  severity: "error",
  summary: "An id is used twice",
  detail: '"settle-in" is the id of another step, branch or event of this flow; people could not be kept apart.',
  fix: "Give one of the two another id.",
};

const placed: Diagnostic = {
  ...finding,
  origin: { file: "flows/a.flow.yaml", pointer: ["steps", 1, "id"] },
  range: { file: "flows/a.flow.yaml", line: 12, column: 9, endLine: 12, endColumn: 18 },
  frame: "flows/a.flow.yaml:12:9\n  12 |   - id: settle-in\n     |         ^^^^^^^^^",
};

const warning: Diagnostic = {
  ...finding,
  code: "FF606",
  severity: "warning",
  summary: "A former id is not known any more",
};

describe("diagnosticText", () => {
  it("says what, where, why and how to mend it", () => {
    expect(diagnosticText(placed, plainPalette)).toBe(`error FF301: An id is used twice
flows/a.flow.yaml:12:9
  12 |   - id: settle-in
     |         ^^^^^^^^^
  why: "settle-in" is the id of another step, branch or event of this flow; people could not be kept
       apart.
  fix: Give one of the two another id.`);
  });

  it("names the place as far as it is known", () => {
    const { frame: _frame, ...withoutFrame } = placed;
    const { range: _range, ...withoutRange } = withoutFrame;
    const second = (diagnostic: Diagnostic) => diagnosticText(diagnostic, plainPalette).split("\n")[1];
    expect(second(withoutFrame)).toBe("flows/a.flow.yaml:12:9");
    expect(second(withoutRange)).toBe("flows/a.flow.yaml");
    expect(second(finding)).toMatch(/^ {2}why:/);
  });

  it("lets no text steer the terminal", () => {
    const evil = "\u001b[2J\u202e\n error FF999";
    const text = diagnosticText(
      { ...finding, detail: evil, fix: evil, origin: { file: evil, pointer: [] } },
      plainPalette,
    );
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text.split("\n")).toHaveLength(4);
  });

  it("marks errors and warnings with a word, not by colour alone", () => {
    expect(diagnosticText(finding, colourPalette)).toContain("\u001b[31m\u001b[1merror FF301");
    expect(diagnosticText(warning, colourPalette)).toContain("\u001b[33m\u001b[1mwarning FF606");
  });
});

describe("diagnosticsText", () => {
  it("puts errors last and counts", () => {
    const lines = diagnosticsText([finding, warning, placed], plainPalette).split("\n");
    const heads = lines.filter((line) => /^(error|warning) /.test(line));
    expect(heads.map((line) => line.split(":")[0])).toEqual(["warning FF606", "error FF301", "error FF301"]);
    expect(lines.at(-2)).toBe("2 errors, 1 warning.");
  });

  it("says nothing about nothing", () => {
    expect(diagnosticsText([], plainPalette)).toBe("");
  });
});
