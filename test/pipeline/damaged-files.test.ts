import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkProject } from "../../src/pipeline/check-project.ts";
import { memoryFiles } from "../parse/memory-files.ts";
import { lawCases } from "../support/cases.ts";
import { examplePaths } from "../support/example-flows.ts";

const examples = examplePaths.map((path) => readFileSync(new URL(`../../flows/${path}`, import.meta.url), "utf8"));

/** One thing that goes wrong with a text when somebody edits it. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  put: fc.oneof(
    fc.constantFrom(
      "",
      "\n",
      "\n  ",
      ": ",
      "- ",
      '"',
      "[",
      "}",
      "\t",
      "\0",
      "<<<<<<< HEAD\n",
      "{{",
      "&a ",
      "*a",
      "!!x ",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  ),
});

const damaged = fc
  .tuple(fc.constantFrom(...examples), fc.array(damage, { minLength: 1, maxLength: 3 }))
  .map(([text, all]) =>
    all.reduce((left, { at, length, put }) => {
      const from = Math.floor(at * left.length);
      return left.slice(0, from) + put + left.slice(from + length);
    }, text),
  );

/** P13 (reliability-and-review.md A8). */
test("a damaged file gives findings that say where, and nothing else", async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => {
      const files = memoryFiles({ "flows/a.flow.yaml": text });
      const project = { name: "acme", flows: "flows", files, cacheFolder: "", version: "0", commit: "", hash: String };
      const { diagnostics } = await checkProject(project);
      found += diagnostics.length;
      for (const { code, summary, detail, fix, frame, origin } of diagnostics) {
        expect(code).toMatch(/^FF\d{3}$/);
        expect([summary, detail, fix].map((said) => said.trim())).not.toContain("");
        expect(`${summary} ${detail} ${fix}`).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/);
        expect(frame ?? origin?.file).toMatch(/^flows\/a\.flow\.yaml:\d+:\d+/);
      }
    }),
    { numRuns: lawCases(200), endOnFailure: true },
  );
  expect(found).toBeGreaterThan(lawCases(200));
}, 900_000);
