import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromValues, toValues } from "../../src/live/binding-text.ts";
import { valueLimit } from "../../src/live/value-chain.ts";

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,3}$/);
const known = {
  key: fc.constant("trial-onboarding"),
  emailFlowId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  ids: fc.dictionary(
    id,
    fc.tuple(fc.constantFrom("s", "o", "t"), fc.nat()).map(([kind, serverId]) => `${kind}${serverId}`),
    { maxKeys: 120, noNullPrototype: true },
  ),
  applied: fc.stringMatching(/^[0-9a-f]{16}$/),
  commit: fc.constantFrom("", "4f2c9e1d0a"),
};
const binding = fc.oneof(fc.record(known), fc.record({ ...known, serial: fc.integer({ min: 1, max: 10_000 }) }));

describe("bindings as values of the key store", () => {
  test("what is written is read again, and no value is too long", () => {
    fc.assert(
      fc.property(binding, (written) => {
        const values = toValues(written);
        expect(values.every((value) => value.length <= valueLimit)).toBe(true);
        expect(fromValues(written.key, values)).toEqual(written);
      }),
    );
  });

  test("a chain that shrank leaves a tail behind, which does not count", () => {
    fc.assert(
      fc.property(binding, binding, (before, after) => {
        const values = [...toValues(after), ...toValues(before).slice(toValues(after).length)];
        expect(fromValues(after.key, values)).toEqual(after);
      }),
    );
  });

  test("a chain of which only a part was written keeps the flow and forgets the ids", () => {
    const ids = (count: number, first: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`step-${index}`, `s${first + index}`]));
    const [before, after] = [
      { key: "a", emailFlowId: 7, ids: ids(60, 1000), applied: "0".repeat(16), commit: "" },
      { key: "a", emailFlowId: 7, ids: ids(60, 5000), applied: "1".repeat(16), commit: "" },
    ];
    const torn = [...toValues(before).slice(0, 1), ...toValues(after).slice(1)];
    expect(fromValues("a", torn)).toMatchObject({ emailFlowId: 7, ids: {} });
  });

  test.each([[], [""], ["hello"], ["2;7;;;0z0;"], ["1;seven;;;0z0;"]])("%j is nothing of ours", (...values) => {
    expect(fromValues("a", values)).toBeUndefined();
  });
});
