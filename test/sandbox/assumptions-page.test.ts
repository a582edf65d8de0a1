import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { assumptions } from "../../src/model/assumptions.ts";

const page = readFileSync(new URL("../../docs/assumptions.md", import.meta.url), "utf8");
const rows = page.split("\n").filter((line) => /^\| A\d+ \|/.test(line));

test("the page lists the assumptions as the program has them, each with its safety", () => {
  const listed = rows.map((row) => row.split(" | ").slice(0, 3).join(" | "));
  expect(listed).toEqual(Object.entries(assumptions).map(([id, { says, probe }]) => `| ${id} | ${says} | ${probe}`));
  expect(rows.every((row) => (row.split(" | ")[3] ?? "").length > 10)).toBe(true);
});
