import { expect, test } from "vitest";
import { placeDiagnostics } from "../../src/parse/place-diagnostics.ts";
import { memoryFiles } from "./memory-files.ts";

const finding = { code: "FF999", severity: "error", summary: "S", detail: "d", fix: "f" } as const;

test("a finding gets its range and frame from its file", async () => {
  const files = memoryFiles({ "a.flow.yaml": "flow: a\nname: A\n" });
  const origin = { file: "a.flow.yaml", pointer: ["name"], on: "key" } as const;
  const [placed] = await placeDiagnostics([{ ...finding, origin }], files);
  expect(placed?.frame).toBe("a.flow.yaml:2:1\n  1 | flow: a\n  2 | name: A\n    | ^^^^");
});

test("findings that have their place, or no file, read nothing", async () => {
  const files = memoryFiles({ "a.flow.yaml": "flow: a\n" });
  const range = { file: "a.flow.yaml", line: 1, column: 1, endLine: 1, endColumn: 5 };
  const findings = [finding, { ...finding, origin: { file: "a.flow.yaml", pointer: [] }, range, frame: "x" }];
  expect(await placeDiagnostics(findings, files)).toBe(findings);
  expect(files.reads).toEqual([]);
});
