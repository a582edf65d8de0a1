import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complementary, contained, disjoint } from "../../src/lint/conditions/compare.ts";
import { type Domain, domainOf } from "../../src/lint/conditions/domain.ts";
import type { ArchiveRestrictionInfo } from "../../src/model/restriction.ts";

/** What a person may have in the column: nothing, or a number. */
type Value = number | undefined;
const values: readonly Value[] = [undefined, ...Array.from({ length: 40 }, (_, index) => index / 2 - 4)];

interface Line {
  readonly operator: string;
  readonly numbers: readonly number[];
}

/** The meaning of each operator, written down a second time and as simply as possible; empty values fit nothing else. */
const meanings: Readonly<Record<string, (value: Value, numbers: readonly number[]) => boolean | "unsaid">> = {
  isNull: (value) => value === undefined,
  isNotNull: (value) => value !== undefined,
  oneOf: (value, numbers) => value !== undefined && numbers.includes(value),
  notOneOf: (value, numbers) => (value === undefined ? "unsaid" : !numbers.includes(value)),
  less: (value, [limit = 0]) => value !== undefined && value < limit,
  greater: (value, [limit = 0]) => value !== undefined && value > limit,
  between: (value, [from = 0, to = 0]) => value !== undefined && value >= from && value <= to,
};

const lines: fc.Arbitrary<Line> = fc.record({
  operator: fc.constantFrom(...Object.keys(meanings)),
  numbers: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 4 }),
});

const fits = ({ operator, numbers }: Line, value: Value) => meanings[operator]?.(value, numbers);

function read({ operator, numbers }: Line): Domain {
  const line: ArchiveRestrictionInfo = {
    Name: "column",
    Operator: operator,
    Values: numbers.map((number) => `[I:${number}]`),
    DisplayValues: null,
    ColumnInfo: null,
    IsActive: true,
    SubRestrictions: null,
    InterParenthesis: 0,
    InterOperator: "And",
    UniqueHash: 0,
  };
  const domain = domainOf(line);
  if (domain === undefined) throw new Error(operator);
  return domain;
}

describe("conditions are compared", () => {
  it("soundly: who fits neither, one, or both is as it is claimed, whatever an empty value counts as", () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const [first, second] = [read(a), read(b)];
        if (disjoint(first, second))
          expect(values.filter((value) => fits(a, value) === true && fits(b, value) === true)).toEqual([]);
        if (contained(first, second))
          expect(values.filter((value) => fits(a, value) === true && fits(b, value) !== true)).toEqual([]);
        const whom = complementary(first, second);
        const asked = values.filter((value) => whom === "everybody" || value !== undefined);
        if (whom !== undefined)
          expect(asked.filter((value) => fits(a, value) !== true && fits(b, value) !== true)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it("completely enough: what two plain lines say of numbers is told apart as finely as the numbers are", () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const both = values.some((value) => fits(a, value) !== false && fits(b, value) !== false);
        const ordered = [a, b].every(
          ({ operator, numbers: [from = 0, to = 0] }) => operator !== "between" || from <= to,
        );
        const excluding = [a, b].some(({ operator }) => operator === "notOneOf");
        if (!both && ordered && !excluding) expect(disjoint(read(a), read(b))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("not where one is written by name and another by id: they may be the same", () => {
    const named = { notEmpty: true, allowed: new Set(["1000000007"]) } as const;
    const numbered = { notEmpty: true, allowed: new Set(["7"]) } as const;
    expect(disjoint(named, numbered)).toBe(false);
    expect(contained(numbered, { denied: new Set(["1000000007"]) })).toBe(false);
  });

  it("not between a day and a moment, which may be of that day", () => {
    const day = { notEmpty: true, to: { value: "2026-12-01", open: true } } as const;
    const moment = { notEmpty: true, from: { value: "2026-12-01 08:00:00", open: true } } as const;
    expect(disjoint(day, moment)).toBe(false);
  });
});
