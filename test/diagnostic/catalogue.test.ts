import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const definitions = new URL("../../src/diagnostic/", import.meta.url).pathname;
const tests = new URL("../", import.meta.url).pathname;

const textOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|txt)$/.test(path) && !path.endsWith("catalogue.test.ts"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("\n");

const codes = [...textOf(definitions).matchAll(/"(FF\d{3})"/g)].map(([, code]) => code ?? "");

test("a code belongs to one mistake", () => {
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test("every code has a test that shows it", () => {
  const shown = textOf(tests);
  expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
});
