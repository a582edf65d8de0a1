import { expect, test } from "vitest";
import { lineText, positionAt, rangeBetween } from "../../src/source/source-file.ts";

const file = { path: "flows/a.flow.yaml", text: "flow: a\r\n\nsteps: []\n" };

test.each([
  [0, 1, 1, "the first character"],
  [6, 1, 7, "inside the first line"],
  [8, 1, 9, "the line feed belongs to the line that it ends"],
  [9, 2, 1, "an empty line"],
  [10, 3, 1, "the line after it"],
  [20, 4, 1, "the end of the text"],
  [999, 4, 1, "beyond the end counts as the end"],
  [-5, 1, 1, "before the start counts as the start"],
])("offset %i is line %i, column %i: %s", (offset, line, column) => {
  expect(positionAt(file, offset)).toEqual({ line, column });
});

test("a line comes without its line break, whichever it has", () => {
  expect([1, 2, 3, 4, 5].map((line) => lineText(file, line))).toEqual(["flow: a", "", "steps: []", "", ""]);
});

test("a last line without line break is whole", () => {
  expect(lineText({ path: "a", text: "a\nbc" }, 2)).toBe("bc");
});

test("a range never ends before it starts", () => {
  expect(rangeBetween(file, 12, 3)).toEqual({ file: file.path, line: 3, column: 3, endLine: 3, endColumn: 3 });
});
