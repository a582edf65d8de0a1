import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { intentFromValues, intentToValues, leaseFromValue, leaseToValue, nothing } from "../../src/live/intent-text.ts";
import { checksum, valueLimit } from "../../src/live/value-chain.ts";
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
  newIds: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.nat({ max: 500 }), { noNullPrototype: true }),
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

const sealed = (text: string) => `1;${checksum(text)};${text}`;
const facts = "update;7;;f;pauses;Running;1764000000000;here;Trial";

describe("what stands in the key store and cannot be read", () => {
  test.each([
    ["a text of somebody else", "garbage"],
    ["one of a newer Flowform", "2;whatever"],
    ["an unknown kind", sealed(facts.replace("update", "delete"))],
    ["an unknown status", sealed(facts.replace("Running", "Resting"))],
    ["a time that is no number", sealed(facts.replace("1764000000000", "soon"))],
    ["a time that no clock shows", sealed(facts.replace("1764000000000", "9".repeat(16)))],
    ["a flow that has no number", sealed(facts.replace(";7;", ";;"))],
    ["a name that was cut", sealed(facts.replace("Trial", "%zz"))],
    ["an owner that was cut", sealed(facts.replace("here", "%"))],
    ["a place that is no number", sealed(`${facts};settle=soon`)],
    ["too few parts", sealed("update;7;;f;pauses;Running;1764000000000;here")],
  ])("is a note that is open: %s", (_, value) => {
    expect(intentFromValues("trial", [value])).toBe("unreadable");
  });

  it("is not what was written whole", () => {
    expect(intentFromValues("trial", [sealed(facts)])).toMatchObject({ kind: "update", emailFlowId: 7, name: "Trial" });
  });

  test.each(["garbage", "1;1995752291866;%zz", "1;soon;me", "1;99999999999999999;me", "1;5", "2;5;me"])(
    "is a lease that somebody holds: %s",
    (value) => {
      expect(leaseFromValue(value)).toBe("unreadable");
    },
  );
});

describe("a lease in the key store", () => {
  it("comes back as it was written", () => {
    const lease = { owner: "büro-7/123/ab;c", until: 1_900_000_000_000 };
    expect(leaseFromValue(leaseToValue(lease))).toEqual(lease);
    expect(leaseFromValue(leaseToValue(undefined))).toBeUndefined();
    expect(leaseFromValue("")).toBeUndefined();
  });
});
