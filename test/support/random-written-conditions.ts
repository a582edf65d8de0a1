import fc from "fast-check";
import type { Condition, Conditions } from "../../src/language/conditions/expression.ts";

/** Six columns of one kind, so that a tree of conditions is a formula of six unknowns. */
export const unknowns = ["firstName", "lastName", "title", "name", "orgnr", "department"] as const;

const line: fc.Arbitrary<Condition> = fc.constantFrom(...unknowns).map((column) => ({ [column]: { is: "x" } }));

/** `any:` and `all:` of any depth over the unknowns; an `all:` may be empty and so always holds. */
export const writtenConditions: fc.Arbitrary<Conditions> = fc.letrec<{ condition: Condition; list: Conditions }>(
  (tie) => ({
    condition: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      line,
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      fc.array(tie("condition"), { maxLength: 3 }).map((all) => ({ all })),
    ),
    list: fc.array(tie("condition"), { maxLength: 4 }),
  }),
).list;

/** Whether conditions hold where each unknown is true or false: read off the words, with no help from the compiler. */
export function holds(conditions: Conditions, truth: ReadonlySet<string>): boolean {
  return conditions.every((condition) => holdsOne(condition, truth));
}

function holdsOne(condition: Condition, truth: ReadonlySet<string>): boolean {
  const { any, all } = condition as { readonly any?: Conditions; readonly all?: Conditions };
  if (any !== undefined) return any.some((inner) => holdsOne(inner, truth));
  if (all !== undefined) return holds(all, truth);
  return Object.keys(condition).every((column) => truth.has(column));
}

/** How many groups the conditions need when they are multiplied out. */
export function groupsNeeded(conditions: Conditions): number {
  return conditions.map(groupsOfOne).reduce((product, count) => product * count, 1);
}

function groupsOfOne(condition: Condition): number {
  const { any, all } = condition as { readonly any?: Conditions; readonly all?: Conditions };
  if (any !== undefined) return any.map(groupsOfOne).reduce((sum, count) => sum + count, 0);
  return all === undefined ? 1 : groupsNeeded(all);
}

/** Every way in which the unknowns can be true or false. */
export const assignments: readonly ReadonlySet<string>[] = Array.from(
  { length: 2 ** unknowns.length },
  (_, bits) => new Set(unknowns.filter((_name, index) => (bits & (1 << index)) !== 0)),
);
