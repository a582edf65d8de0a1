import { expect, test } from "vitest";
import { locateDiagnostics, renderFrame, visible } from "../../src/diagnostic/frame.ts";
import { rangeBetween } from "../../src/source/source-file.ts";

/** The frame of the stretch between two marks in a text. */
function frameOf(marked: string): string {
  const [before = "", inside = "", after = ""] = marked.split("¦");
  const file = { path: "flows/a.flow.yaml", text: before + inside + after };
  return renderFrame(file, rangeBetween(file, before.length, before.length + inside.length));
}

test("two lines before, the line, carets under the range", () => {
  expect(frameOf("flow: a\nname: A\nsteps:\n  - ¦sendEmial¦: {}\n")).toBe(
    ["flows/a.flow.yaml:4:5", "  2 | name: A", "  3 | steps:", "  4 |   - sendEmial: {}", "    |     ^^^^^^^^^"].join(
      "\n",
    ),
  );
});

test("the first line has nothing before it, and an empty range still has a caret", () => {
  expect(frameOf("¦¦flow")).toBe("flows/a.flow.yaml:1:1\n  1 | flow\n    | ^");
});

test("line numbers of different length are aligned", () => {
  expect(frameOf(`${"#\n".repeat(9)}¦x¦`)).toBe("flows/a.flow.yaml:10:1\n   8 | #\n   9 | #\n  10 | x\n     | ^");
});

test("of a range over several lines the first is marked to its end", () => {
  expect(frameOf("a:\n  ¦b: 1\n  c: 2¦\n")).toBe("flows/a.flow.yaml:2:3\n  1 | a:\n  2 |   b: 1\n    |   ^^^^");
});

test("a range past the end of its line is marked there", () => {
  expect(frameOf("a: ¦\n¦b")).toBe("flows/a.flow.yaml:1:4\n  1 | a:\n    |    ^");
});

test("a tab is seen, and the carets stand right behind it", () => {
  expect(frameOf("\t¦a¦: 1")).toBe("flows/a.flow.yaml:1:2\n  1 | \\ta: 1\n    |   ^");
});

test.each([
  ["\u001b[31m", "\\u001b[31m", "a colour of the terminal"],
  ["\u009b31m", "\\u009b31m", "the same in one character"],
  ["\u202e", "\\u202e", "text that runs backwards"],
  ["\u2066", "\\u2066", "an isolate"],
  ["\u200b", "\\u200b", "a space without width"],
  ["\u00a0", "\\u00a0", "a space that does not break"],
  ["\u2028", "\\u2028", "a line break of its own"],
  ["\r", "\\u000d", "a carriage return"],
  ["\0", "\\u0000", "nothing at all"],
  ["\ud800", "\\ud800", "half a character"],
  ["\u{e0041}", "\\u{e0041}", "an invisible letter"],
])("%j is shown as %s: %s", (character, escaped) => {
  expect(visible(`a${character}b`)).toBe(`a${escaped}b`);
  expect(frameOf(`a: ${character} ¦x¦`)).toBe(
    `flows/a.flow.yaml:1:${character.length + 5}\n  1 | a: ${escaped} x\n    |    ${" ".repeat(escaped.length + 1)}^`,
  );
});

test.each([
  ["日本", 4, "wide characters take two columns"],
  ["🎉", 2, "so do pictures"],
  ["e\u0301", 1, "an accent takes none"],
  ["Ærlig", 5, "letters of other alphabets take one"],
])("%s takes %i columns: %s", (text, columns) => {
  expect(frameOf(`¦${text}¦`).split("\n").at(-1)).toBe(`    | ${"^".repeat(columns)}`);
});

test("the password of an address is not shown, and the carets stay under it", () => {
  expect(frameOf("url: ¦https://anna:s3cr3t@example.com¦\n")).toBe(
    ["flows/a.flow.yaml:1:6", "  1 | url: https://anna:******@example.com", `    |      ${"^".repeat(31)}`].join("\n"),
  );
  expect(frameOf("¦url¦: https://example.com:8080/a@b\n")).toContain("https://example.com:8080/a@b");
});

test("a long line is cut around the place", () => {
  const frame = frameOf(`text: ${"x".repeat(300)} ¦here¦ ${"y".repeat(300)}`);
  expect(frame).toBe(
    ["flows/a.flow.yaml:1:308", `  1 | …${"x".repeat(39)} here ${"y".repeat(55)}…`, `    | ${" ".repeat(41)}^^^^`].join(
      "\n",
    ),
  );
});

test("the carets of a long range end with what is shown", () => {
  const [, line = "", marks = ""] = frameOf(`a: ¦${"x".repeat(5000)}¦`).split("\n");
  expect(line).toHaveLength("  1 | ".length + 101);
  expect(marks).toHaveLength("  1 | ".length + 100);
});

test("lines before a long line are cut at the same columns", () => {
  const [, before] = frameOf(`${"b".repeat(400)}\n${"x".repeat(300)}¦x¦${"y".repeat(300)}`).split("\n");
  expect(before).toBe(`  1 | …${"b".repeat(100)}…`);
});

test("the path cannot steer the terminal either", () => {
  const file = { path: "flows/\u001b[2J.flow.yaml", text: "a" };
  expect(renderFrame(file, rangeBetween(file, 0, 1))).toMatch(/^flows\/\\u001b\[2J\.flow\.yaml:1:1\n/);
});

const finding = { code: "FF999", severity: "error", summary: "S", detail: "d", fix: "f" } as const;
const file = { path: "a.flow.yaml", text: "flow: a" };
const range = rangeBetween(file, 0, 4);

test("findings get the place of their origin", () => {
  const origin = { file: "a.flow.yaml", pointer: ["flow"] };
  const located = locateDiagnostics([{ ...finding, origin }], () => ({ file, range }));
  expect(located).toEqual([{ ...finding, origin, range, frame: renderFrame(file, range) }]);
});

test("findings without an origin, with a range, or in a file that is gone stay as they are", () => {
  const origin = { file: "gone.flow.yaml", pointer: [] };
  const findings = [finding, { ...finding, origin, range, frame: "here" }, { ...finding, origin }];
  expect(locateDiagnostics(findings, () => undefined)).toEqual(findings);
});
