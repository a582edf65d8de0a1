import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intentFromValues, intentToValues, leaseFromValue, leaseToValue, nothing } from "../../src/live/intent-text.ts";
import { valueLimit } from "../../src/live/value-chain.ts";
import { workflowDefinitionStatuses } from "../../src/model/enums.ts";
import type { Intent } from "../../src/model/intent.ts";

const mark = fc.stringMatching(/^[0-9a-f]{16}$/);
const intents: fc.Arbitrary<Intent> = fc.record({
  key: fc.constant("trial"),
  kind: fc.constantFrom("create", "update"),
  name: fc.string({ unit: "grapheme", maxLength: 255 }),
  emailFlowId: fc.nat(),
  before: fc.oneof(fc.constant(""), mark),
  wanted: mark,
  pauses: fc.boolean(),
  afterwards: fc.constantFrom(...workflowDefinitionStatuses),
  owner: fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
  time: fc.nat({ max: 2 ** 45 }),
});

describe("an intent in the key store", () => {
  it("comes back as it was written, in values that fit, whatever a longer one left behind", () => {
    fc.assert(
      fc.property(intents, fc.array(fc.string()), (intent, rest) => {
        const values = intentToValues(intent);
        expect(values.every((value) => value.length <= valueLimit && /^[\x20-\x7e]+$/.test(value))).toBe(true);
        expect(intentFromValues("trial", [...values, ...rest])).toEqual(intent);
      }),
    );
  });

  it("is none when it is crossed out, or was not written to its end", () => {
    const intent = fc.sample(intents, 1)[0] as Intent;
    const values = intentToValues({ ...intent, name: "é".repeat(200) });
    expect(values.length).toBeGreaterThan(2);
    expect(intentFromValues("trial", [nothing, ...values.slice(1)])).toBeUndefined();
    expect(intentFromValues("trial", [values[0] ?? "", nothing, ...values.slice(2)])).toBeUndefined();
    expect(intentFromValues("trial", [])).toBeUndefined();
  });
});

describe("a lease in the key store", () => {
  it("comes back as it was written", () => {
    const lease = { owner: "büro-7/123/ab;c", until: 1_900_000_000_000 };
    expect(leaseFromValue(leaseToValue(lease))).toEqual(lease);
    expect(leaseFromValue(leaseToValue(undefined))).toBeUndefined();
    expect(leaseFromValue("")).toBeUndefined();
  });
});
