import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { editYaml, smallestEdit } from "../../src/format/edit/edit-yaml.ts";
import type { Values } from "../../src/language/context.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import type { Pointer } from "../../src/source/pointer.ts";
import { habits, handwritten } from "../support/handwritten.ts";
import { randomFlow } from "../support/random-flow.ts";
import { setValue } from "../support/set-value.ts";

const valueIn = (text: string) => parseYaml({ path: "", text }).value?.value as Values;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Values;
const flows = randomFlow.map(plain);
const first = { id: "first", wait: { days: 1 }, name: "First" };

/** Texts that the author's habits did not change the meaning of. */
const writtenFlow = fc
  .tuple(flows, habits)
  .map(([value, habit]) => ({ value, text: handwritten(value, habit) }))
  .filter(({ value, text }) => JSON.stringify(valueIn(text)) === JSON.stringify(value));

/** The ways to all texts of a value that somebody may edit. */
function textsIn(value: unknown, at: Pointer = []): readonly Pointer[] {
  if (typeof value === "string") return at.includes("id") ? [] : [at];
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]) => textsIn(child, [...at, key]));
}

test("a step in braces over several lines moves into brackets that stand further right", () => {
  const text = `flow: a
name: A
steps:
  - { id: first,
    wait: { days: 1 }, # soon
    name: First }
  - id: choice
    split:
      - steps: [{ id: second, stop: true }]
`;
  const after = {
    ...valueIn(text),
    steps: [{ id: "choice", split: [{ steps: [first, { id: "second", stop: true }] }] }],
  };
  expect(smallestEdit(text, after)).toBe(`flow: a
name: A
steps:
  - id: choice
    split:
      - steps: [{ id: first,
                wait: { days: 1 }, # soon
                name: First }, { id: second, stop: true }]
`);
});

describe("laws of editing", () => {
  test("the edited text has the new value, and an edit to the same value changes nothing", () => {
    fc.assert(
      fc.property(writtenFlow, flows, ({ text, value }, after) => {
        expect(editYaml(text, value)).toBe(text);
        expect(valueIn(smallestEdit(text, after) ?? "")).toEqual(after);
        expect(valueIn(editYaml(text, after) ?? "")).toEqual(after);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  test("another text changes the lines of that text and no others", () => {
    fc.assert(
      fc.property(
        writtenFlow,
        fc.nat(),
        fc.constantFrom("Other", "a: b # c", "two\nlines\n", "08:00", "true", " x ", "'\"", "two\n\n", "[x]", ""),
        ({ text, value }, number, after) => {
          const places = textsIn(value);
          const at = places[number % places.length] ?? [];
          const changed = setValue(value, at, after);
          const edited = editYaml(text, changed) ?? "";
          expect(valueIn(edited)).toEqual(changed);
          const node = parseDocument(text, { version: "1.2" }).getIn(at, true) as { range: [number, number, number] };
          const before = text.slice(0, text.lastIndexOf("\n", node.range[0]) + 1);
          const behind = text
            .slice(node.range[1])
            .replace(/^[^\n]*\n?/, "")
            .trimStart();
          expect(edited.slice(0, before.length)).toBe(before);
          expect(edited.slice(edited.length - behind.length)).toBe(behind);
        },
      ),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
