import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { canonicalValue, isCompared } from "../../src/diff/canonical.ts";
import type { Values } from "../../src/language/context.ts";
import type { Change } from "../../src/model/change.ts";
import { nodesOf } from "../../src/model/node.ts";
import { propertiesOf } from "../../src/model/properties-of.ts";
import type { ValueType } from "../../src/model/property.ts";
import { cases, lawCases } from "../support/cases.ts";
import { applied, compare } from "../support/compare.ts";
import { inventedWorld } from "../support/example-flows.ts";
import { randomCarrier } from "../support/random-carrier.ts";
import type { EditableFlow } from "./edits.ts";
import { editedCopy, editSubject } from "./random-edit.ts";

const world = inventedWorld(["random", "other-flow", "third-flow"]);
const compile = (value: Values) => compileFlow({ file: "flows/random.flow.yaml", value }, world).flow;

interface Edited {
  readonly before: EditableFlow;
  readonly after: EditableFlow;
  /** What a plan says of it. */
  readonly changes: readonly Change[];
}

function edited(kind: string, document: Values, numbers: readonly number[]): Edited | undefined {
  const after = editedCopy(kind, document, numbers);
  if (after === undefined) return undefined;
  const { live, known } = applied(compile(document));
  const { changes } = compare(compile(after as unknown as Values), live, known);
  return { before: document as unknown as EditableFlow, after, changes };
}

/** Tries an edit on random flows. */
function tryEdit(kind: string, holds: (edited: Edited) => void): void {
  let tried = 0;
  fc.assert(
    fc.property(editSubject, ([document, numbers]) => {
      const found = edited(kind, document, numbers);
      if (found !== undefined) holds(found);
      tried += Number(found !== undefined);
    }),
    { numRuns: lawCases(300) },
  );
  expect(tried).toBeGreaterThan(cases(80));
}

/** Kinds whose canonical form is of another shape than what travels: it is not a value that could be compared again. */
const reshaped: readonly ValueType["kind"][] = ["visibility", "conditions", "reference", "timeOfDay"];

/** P6 (reliability-and-review.md A8). */
test("bringing a value into canonical form twice is the same as once", () => {
  fc.assert(
    fc.property(randomCarrier, (carrier) => {
      for (const node of nodesOf(carrier))
        for (const [name, property] of Object.entries(propertiesOf(node.kind, node.type) ?? {})) {
          if (!isCompared(property) || reshaped.includes(property.type.kind)) continue;
          const once = canonicalValue(node.value[name], property);
          expect(canonicalValue(once, property), `${node.type} ${name}`).toEqual(once);
        }
    }),
    { numRuns: lawCases(100) },
  );
});

/** P8. */
test.each(["rename a step", "rename a branch"])("to %s is one change, and nothing is saved for it", (kind) => {
  tryEdit(kind, ({ changes }) => expect(changes.map(({ action }) => action)).toEqual(["rename"]));
});

type Steps = EditableFlow["steps"];

/** Each step's id with the id of what it stands in: a branch, or a split for everyone else. */
function containers(steps: Steps, container: string): readonly (readonly [string, string])[] {
  return steps.flatMap(({ id, split }) => [
    [id, container] as const,
    ...(split?.branches ?? []).flatMap((branch) => containers(branch.steps, branch.id)),
    ...containers((split?.everyoneElse.steps ?? []) as Steps, `${id} everyone else`),
  ]);
}

/** P9. */
test.each([
  "move a step anywhere",
  "move a step into a branch",
  "move all steps out of a branch",
  "swap what two branches hold",
  "everyone else's steps become the first branch's",
])("to %s is told of every step that has come into another branch", (kind) => {
  let moved = 0;
  tryEdit(kind, ({ before, after, changes }) => {
    const former = new Map(containers(before.steps, "flow"));
    const told = changes.flatMap(({ action, node }) => (action === "move" || action === "remove" ? [node.id] : []));
    for (const [id, container] of containers(after.steps, "flow")) {
      if (former.get(id) === container) continue;
      moved++;
      expect(told).toContain(id);
    }
  });
  expect(moved).toBeGreaterThan(cases(30));
});
