import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { locate, type ParsedDocument } from "../../src/parse/parsed-document.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import type { Pointer } from "../../src/source/pointer.ts";
import { lineText, type SourceFile } from "../../src/source/source-file.ts";
import { present } from "../../src/util/invariant.ts";

function parse(text: string): { file: SourceFile; document: ParsedDocument } {
  const file = { path: "a.flow.yaml", text };
  return { file, document: present(parseYaml(file).value, "the document") };
}

const { file, document } = parse(`flow: a
steps:
  - id: first
    wait: 3 days
  - id: second
    sendEmail: { mailing: "Hi", subject: 'You' }
empty:
`);

/** The text under a range that lies in one line. */
function textAt(pointer: Pointer, on?: "key"): string {
  const range = locate(document, file, { file: file.path, pointer, ...(on === undefined ? {} : { on }) });
  const end = range.endLine === range.line ? range.endColumn - 1 : undefined;
  return `${range.line}: ${lineText(file, range.line).slice(range.column - 1, end)}`;
}

test.each<[Pointer, "key" | undefined, string, string]>([
  [["flow"], undefined, "1: a", "a value"],
  [["flow"], "key", "1: flow", "its key"],
  [["steps", 1, "sendEmail", "mailing"], undefined, '6: "Hi"', "a value in quotes has them in its range"],
  [["steps", 1, "sendEmail", "subject"], "key", "6: subject", "a key in braces"],
  [["steps", 1, "sendEmail"], undefined, "6: { mailing: \"Hi\", subject: 'You' }", "a mapping in braces"],
  [["steps", 1], undefined, "5: id: second", "a mapping begins with its first key"],
  [["steps", 0], "key", "3: id: first", "an item of a list has no key"],
  [["steps"], "key", "2: steps", "the key of a list"],
  [["empty"], undefined, "7: ", "a value that was left out"],
  [[], undefined, "1: flow: a", "the whole document"],
  [["steps", 1, "sendEmail", "from", "name"], undefined, "6: sendEmail", "what is not there: the key around it"],
  [["steps", 7], undefined, "2: steps", "an item that is not there"],
  [["steps", 0, "name"], undefined, "3: id: first", "a key that an item of a list does not have"],
  [["name"], undefined, "1: flow: a", "a key that the document does not have"],
  [["flow", "x"], undefined, "1: flow", "a way through text"],
  [["flow", "length"], undefined, "1: flow", "a way through what JavaScript adds to text"],
])("%j on %s is %s: %s", (pointer, on, text) => {
  expect(textAt(pointer, on)).toBe(text);
});

const key = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/).filter((name) => !["constructor", "prototype"].includes(name));
const word = fc.oneof(fc.stringMatching(/^[ -~æøå]{0,20}$/), fc.integer(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    word,
    fc.array(tie("tree"), { maxLength: 5 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const style = fc.record({
  indent: fc.integer({ min: 2, max: 4 }),
  collectionStyle: fc.constantFrom("any", "block", "flow"),
  defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"),
});

/** All values below one, with the way to each. */
function* everyValue(value: unknown, pointer: Pointer = []): Generator<readonly [Pointer, unknown]> {
  yield [pointer, value];
  if (typeof value !== "object" || value === null) return;
  const parts = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  for (const part of parts) yield* everyValue(Reflect.get(value, part), [...pointer, part]);
}

test("whatever is written can be read, and each value and key stands where it is said to be", () => {
  fc.assert(
    fc.property(fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true }), style, (value, options) => {
      const { file, document } = parse(stringify(value, { ...options, lineWidth: 0 } as object));
      expect(document.value).toEqual(value);
      for (const [pointer, part] of everyValue(value)) {
        if (typeof part === "object") continue;
        const { line, column, endColumn } = locate(document, file, { file: file.path, pointer });
        const written = lineText(file, line).slice(column - 1, endColumn - 1);
        expect(parseYaml({ path: "b", text: `v: ${written}` }).value?.value).toEqual({ v: part });
        if (typeof pointer.at(-1) !== "string") continue;
        const onKey = locate(document, file, { file: file.path, pointer, on: "key" });
        const writtenKey = lineText(file, onKey.line).slice(onKey.column - 1, onKey.endColumn - 1);
        expect(parseYaml({ path: "b", text: `${writtenKey}: 1` }).value?.value).toEqual({
          [String(pointer.at(-1))]: 1,
        });
      }
    }),
  );
});

const scrap = fc.constantFrom(
  "a",
  ":",
  " ",
  "\n",
  "- ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "? ",
  "|",
  ">",
  "#",
  "&a",
  "*a",
  "!t",
  '"',
  "'",
  "%",
  "---",
  "\t",
  "1",
  "<<: ",
  "\u00a0",
  "\0",
  "\r",
);

test("no text makes it fail, and a text is either read or has findings with frames", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (text) => {
      const { value, diagnostics } = parseYaml({ path: "a", text });
      expect(value === undefined).toBe(diagnostics.length > 0);
      expect(diagnostics.every(({ frame }) => frame?.startsWith("a:"))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
