import fc from "fast-check";
import { expect, test } from "vitest";
import type { FlowPlan } from "../../src/model/plan.ts";
import { inOrder } from "../../src/plan/order.ts";

/** A new flow of that key with references to others; nothing else of it matters here. */
const flow = (key: string, ...others: readonly string[]) =>
  ({
    key,
    references: others.map((other, index) => ({ pointer: `/${index}`, flow: other })),
    laterReferences: [],
  }) as unknown as FlowPlan;

const shown = (flows: readonly FlowPlan[]) =>
  inOrder(flows).map(({ key, laterReferences }) =>
    [key, ...laterReferences.map((reference) => reference.flow)].join(" later "),
  );

test.each([
  ["nothing to wait for: by key", [flow("b"), flow("a")], ["a", "b"]],
  ["who is referred to comes first", [flow("a", "b"), flow("b", "c"), flow("c")], ["c", "b", "a"]],
  [
    "who waits for nobody comes by key, however much others want it",
    [flow("a", "x"), flow("b", "x"), flow("c", "b"), flow("x")],
    ["x", "a", "b", "c"],
  ],
  [
    "who waits for itself alone as well",
    [flow("a", "a"), flow("b", "b"), flow("c", "b")],
    ["a later a", "b later b", "c"],
  ],
  ["a pair: one is saved twice", [flow("a", "b"), flow("b", "a")], ["a later b", "b"]],
  ["a flow that leads to itself is saved twice", [flow("a", "a")], ["a later a"]],
  [
    "the middle of a star is saved twice, its neighbours once",
    [flow("a", "m"), flow("b", "m"), flow("m", "a", "b")],
    ["m later a later b", "a", "b"],
  ],
])("%s", (_reason, flows, expected) => {
  expect(shown(flows)).toEqual(expected);
});

test("a flow of which nothing waits is handed on as it is, without what waited in an earlier order", () => {
  const [one, other] = [flow("a"), flow("b", "a")];
  expect(inOrder([one, other])[0]).toBe(one);
  expect(inOrder([one, other])[1]).toBe(other);
  expect(shown([{ ...one, laterReferences: [{ pointer: "/0", flow: "b" }] }])).toEqual(["a"]);
});

test("every flow is there once, and every reference is either filled in from before or a later one", () => {
  const key = fc.constantFrom("a", "b", "c", "d", "e", "f");
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ key, others: fc.uniqueArray(key) }), { selector: ({ key: own }) => own }),
      (drawn) => {
        const keys = new Set(drawn.map(({ key: own }) => own));
        const flows = drawn.map(({ key: own, others }) => flow(own, ...others.filter((other) => keys.has(other))));
        const order = inOrder(flows);
        expect(order.map(({ key: own }) => own).toSorted()).toEqual([...keys].toSorted());
        const done = new Set<string>();
        for (const { key: own, references, laterReferences } of order) {
          expect(references.every((reference) => done.has(reference.flow))).toBe(true);
          expect(laterReferences.every((reference) => !done.has(reference.flow))).toBe(true);
          done.add(own);
        }
      },
    ),
  );
});
