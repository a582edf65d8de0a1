import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlainYaml } from "../../src/parse/plain-yaml.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { examplePaths } from "../support/example-flows.ts";

const examples = examplePaths.map((path) => readFileSync(new URL(`../../flows/${path}`, import.meta.url), "utf8"));

/** What the YAML parser makes of a text, as JSON so that the order of keys counts; undefined when it finds fault with it. */
function parsed(text: string): string | undefined {
  const { value, diagnostics } = parseYaml({ path: "a.flow.yaml", text });
  return diagnostics.length > 0 ? undefined : JSON.stringify(value?.value);
}

function plain(text: string): string | undefined {
  const read = readPlainYaml(text);
  return read === undefined ? undefined : JSON.stringify(read.value);
}

test("most example flows are plain", () => {
  const read = examples.filter((text) => plain(text) !== undefined);
  expect(read.length).toBeGreaterThan(examples.length * 0.7);
});

test.each([
  ["mappings, lists and what stands in one line", 'a:\n  - id: x\n    on: { b: [1, "two"], c: true }\n  - y # said\n'],
  ["texts that look like something else", 'a: 08:00\nb: 2026-12-01\nc: "5"\nd: yes\ne: 3 days\nf: it is 5 o\'clock'],
  ["comments and blank lines anywhere", "# one\n\na:\n# two\n      # three\n  b: 1\n\n"],
  ["a list inside a list of mappings", "a:\n  - b:\n      - c\n      - d\n    e: f\n"],
  ["letters of other languages", "name: Ærlig talt – på norsk 🎉\n"],
])("reads %s", (_, text) => {
  expect(plain(text)).toBeDefined();
  expect(plain(text)).toBe(parsed(text));
});

test.each([
  ["a key twice", "a: 1\na: 2\n"],
  ["a key twice in one line", "a: { b: 1, b: 2 }\n"],
  ["a text over several lines", "a: one\n  two\n"],
  ["a block of text", "a: |\n  one\n"],
  ["an anchor", "a: &b 1\n"],
  ["a tag", "a: !!str 1\n"],
  ["a number in an odd form", "a: 0x1f\n"],
  ["a number that is not exact", "a: 12345678901234567890\n"],
  ["a word that may be a value", "a: True\n"],
  ["a key that is a value", "true: 1\n"],
  ["a key that JavaScript knows", "__proto__: { a: 1 }\n"],
  ["no value", "a:\nb: 1\n"],
  ["a wrong indentation", "a:\n    b: 1\n  c: 2\n"],
  ["an escape", 'a: "\\n"\n'],
  ["a tab", "a:\tb\n"],
  ["a second document", "a: 1\n---\nb: 2\n"],
  ["a colon that might start a mapping", "a: b: c\n"],
  ["an invisible character", "a: b\u200bc\n"],
  ["an empty file", "\n"],
])("leaves %s to the YAML parser", (_, text) => {
  expect(plain(text)).toBeUndefined();
});

test("leaves what is nested too deeply to the YAML parser", () => {
  const deep = Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}a:`).join("\n");
  expect(plain(`${deep} 1`)).toBeUndefined();
  expect(plain(`a: ${"[".repeat(40)}1${"]".repeat(40)}`)).toBeUndefined();
});

const pieces = [
  ..." #:-,[]{}\"'|>&*!?%@~\n\t",
  ...[
    ": ",
    " #",
    "- ",
    "  ",
    "\n  ",
    "null",
    "true",
    "0x1f",
    "1e3",
    "-1",
    "007",
    "08:00",
    "a: b",
    '"x": 1',
    "{ a: [1] }",
  ],
];

/** Example flows, or some lines of one, with small accidents. */
const damagedFlows = fc
  .record({
    text: fc.constantFrom(...examples),
    from: fc.nat(120),
    lines: fc.integer({ min: 1, max: 120 }),
    accidents: fc.array(
      fc.record({ at: fc.nat(3000), cut: fc.nat(4), piece: fc.oneof(fc.constantFrom(...pieces), fc.string()) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ text, from, lines, accidents }) => {
    const part = text.split("\n").slice(from, from + lines);
    const indent = Math.min(...part.map((line) => line.search(/[^ ]|$/)));
    const start = part.map((line) => line.slice(indent)).join("\n");
    return accidents.reduce((damaged, { at, cut, piece }) => {
      const place = at % (damaged.length + 1);
      return damaged.slice(0, place) + piece + damaged.slice(place + cut);
    }, start);
  });

test("whatever is plain, the YAML parser reads alike and without a finding", () => {
  const property = fc.property(damagedFlows, (text) => {
    const read = plain(text);
    if (read !== undefined) expect(read).toBe(parsed(text));
  });
  fc.assert(property, { numRuns: 10_000 });
});
