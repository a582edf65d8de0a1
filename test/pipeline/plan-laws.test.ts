import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { content } from "../../src/diff/content.ts";
import type { Values } from "../../src/language/context.ts";
import { type Choose, type EditableFlow, edits } from "../diff/edits.ts";
import { lawCases } from "../support/cases.ts";
import { applied, compare } from "../support/compare.ts";
import { inventedWorld } from "../support/example-flows.ts";
import { randomFlow } from "../support/random-flow.ts";
import { workshop } from "../support/sandbox-project.ts";

const world = inventedWorld(["random", "other-flow", "third-flow"]);
const compile = (value: Values) => compileFlow({ file: "flows/random.flow.yaml", value }, world).flow;

const subject = fc.record({
  document: randomFlow.filter(({ steps }) => (steps as readonly unknown[]).length > 0),
  kind: fc.constantFrom(...Object.keys(edits)),
  numbers: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 40 }),
});

/** P4 (reliability-and-review.md A8): what no change speaks of is not saved. */
test("a save without a change would save what is there", () => {
  let empty = 0;
  fc.assert(
    fc.property(subject, ({ document, kind, numbers }) => {
      const copy = structuredClone(document) as unknown as EditableFlow;
      let used = 0;
      let made = 0;
      const choose: Choose = (count) => (numbers[used++ % numbers.length] ?? 0) % Math.max(1, count);
      edits[kind]?.(copy, choose, () => `fresh-${++made}`);
      const { live, known } = applied(compile(document));
      const { changes, saved } = compare(compile(copy as unknown as Values), live, known);
      if (changes.length > 0) return;
      empty++;
      expect(content(saved)).toBe(content(live));
    }),
    { numRuns: lawCases(500) },
  );
  expect(empty, "edits that change nothing").toBeGreaterThan(10);
});

const flow = (key: string, minutes: number) =>
  `flow: ${key}\nname: Law ${key}\nsteps:\n  - { id: only, wait: ${minutes} minutes }\n`;

/** P11: a plan says the same of a flow whatever else is in the repository. */
test("another flow of the repository changes nothing in the part of a flow", async () => {
  const state = fc.record({ before: fc.option(fc.integer({ min: 1, max: 3 })), after: fc.integer({ min: 1, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(state, fc.array(state, { minLength: 1, maxLength: 4 }), async (own, others) => {
      const shop = workshop();
      const write = (when: "before" | "after", all: readonly (typeof own)[]) => {
        for (const [index, each] of all.entries()) {
          const minutes = each[when];
          if (minutes !== null) shop.write(`law-${index}`, flow(`law-${index}`, minutes));
        }
      };
      write("before", [own, ...others]);
      if ([own, ...others].some(({ before }) => before !== null)) await shop.apply();
      const partOf = async () => (await shop.plan()).value?.flows.filter(({ key }) => key === "law-0");
      write("after", [own]);
      const alone = await partOf();
      write("after", [own, ...others]);
      expect(await partOf()).toEqual(alone);
      expect(alone).toHaveLength(own.before === own.after ? 0 : 1);
    }),
    { numRuns: lawCases(50) },
  );
});
