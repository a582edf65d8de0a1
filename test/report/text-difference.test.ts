import { describe, expect, it } from "vitest";
import { textDifference } from "../../src/report/text-difference.ts";

const numbered = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => `${word} ${index}`).join("\n");

describe("textDifference", () => {
  it.each([
    { name: "nothing", before: "a\nb", after: "a\nb", lines: [] },
    { name: "a line that changed", before: "a\nb\nc", after: "a\nB\nc", lines: ["- b", "+ B"] },
    { name: "lines that came and went", before: "a\nb", after: "b\nc", lines: ["- a", "+ c"] },
    { name: "what cannot be seen", before: "a", after: "a\u202e\u001b[2J", lines: ["- a", "+ a\\u202e\\u001b[2J"] },
  ])("shows $name", ({ before, after, lines }) => {
    expect(textDifference(before, after)).toEqual(lines);
  });

  it("counts what it does not show", () => {
    const lines = textDifference(numbered(10, "old"), numbered(10, "new"));
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toBe("… and 12 more lines");
  });

  it("shows a long line around the place that changed", () => {
    const words = "word ".repeat(100);
    const lines = textDifference(`${words}old${words}`, `${words}new${words}`);
    expect(lines.map((line) => line.length)).toEqual([92, 92]);
    expect(lines[0]).toMatch(/^- ….*old.*…$/);
    expect(lines[1]).toMatch(/^\+ ….*new.*…$/);
  });

  it("gives up comparing texts that have nothing in common, but not showing them", () => {
    const lines = textDifference(numbered(3000, "old"), numbered(3000, "new"));
    expect(lines[0]).toBe("- old 0");
    expect(lines.at(-1)).toBe("… and 5992 more lines");
  });
});
