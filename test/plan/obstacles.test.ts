import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import type { Values } from "../../src/language/context.ts";
import type { Match } from "../../src/model/match.ts";
import type { Effect } from "../../src/model/people.ts";
import { withEffects } from "../../src/plan/people/effects.ts";
import type { JsonObject } from "../../src/util/json.ts";
import { applied } from "../support/compare.ts";
import { inventedWorld } from "../support/example-flows.ts";
import { randomFlow } from "../support/random-flow.ts";

const list = (value: unknown) => (value ?? []) as readonly JsonObject[];

/** What is still to come, from the step on which somebody stands; undefined where no such step is. */
function stillToCome(steps: readonly JsonObject[], standing: JsonObject): readonly JsonObject[] | undefined {
  for (const [index, step] of steps.entries()) {
    if (step === standing) return steps.slice(index);
    for (const option of list(step.Options)) {
      const below = stillToCome(list(option.Steps), standing);
      if (below !== undefined) return [...below, ...steps.slice(index + 1)];
    }
  }
  return undefined;
}

/** Every way that somebody may go from here on, as whether they meet the step on it, and get the SMS that it sends. */
function ways(steps: readonly JsonObject[], target: JsonObject): readonly boolean[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [false];
  if (step === target) return step.Exit === true ? [true, false] : [true];
  const ends = step.ExitFlow === true || step.Exit === true || step.WaitForTimeout === false;
  const options = list(step.Options).filter(({ OptionType }) => !(ends && OptionType === "None"));
  const next = step.StepType === "Split" ? options.map((option) => [...list(option.Steps), ...rest]) : [rest];
  return [...(ends ? [false] : []), ...new Set(next.flatMap((way) => ways(way, target)))];
}

/** The people, each step with twice as many as the one before it, by whether their ways meet the step. */
function walked({ pairs, removed }: Match, target: JsonObject, countOf: (id: number) => number) {
  const sum = { all: 0, some: 0, none: 0, unknown: 0 };
  const top = list(pairs[0]?.desired.value.Steps);
  for (const { live, desired } of pairs) {
    if (live?.kind !== "step") continue;
    const met = ways(stillToCome(top, desired.value) ?? [], target);
    sum[met.every(Boolean) ? "all" : met.some(Boolean) ? "some" : "none"] += countOf(live.serverId);
  }
  for (const { kind, serverId } of removed) if (kind === "step") sum.unknown += countOf(serverId);
  return sum;
}

const told = ({ ahead, unlessLeaving, unlessWaiting, withNumber, perhaps, past, unknown }: Effect) => ({
  all: ahead ?? 0,
  some: (unlessLeaving ?? 0) + (unlessWaiting ?? 0) + (withNumber ?? 0) + (perhaps ?? 0),
  none: past ?? 0,
  unknown: unknown ?? 0,
});

/** The lists of steps in a flow file, the main line and every branch. */
function stepLists(value: unknown): Values[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    ...(key === "steps" && Array.isArray(below) ? [below] : []),
    ...stepLists(below),
  ]);
}

const inserted = fc
  .tuple(randomFlow, fc.nat(), fc.nat(), fc.boolean())
  .map(([before, which, where, exitWithoutMobile]) => {
    const after = structuredClone(before);
    const lists = stepLists(after);
    const steps = lists[which % lists.length];
    steps?.splice(where % (steps.length + 1), 0, { id: "inserted", sendSms: { text: "Hi", exitWithoutMobile } });
    return { before, after };
  });

test("whoever is told to come to a new step comes to it on every way, and whoever may come on some", () => {
  const world = inventedWorld(["random", "other-flow", "third-flow"]);
  const compiled = (value: Values) => compileFlow({ file: "flows/random.flow.yaml", value }, world).flow;
  const seen = { all: 0, some: 0, none: 0, unknown: 0 };
  fc.assert(
    fc.property(inserted, ({ before, after }) => {
      const { live, known } = applied(compiled(before));
      const found = match(compiled(after), live, known);
      const ids = [...found.pairs.map((pair) => pair.live), ...found.removed].flatMap((node) =>
        node?.kind === "step" ? [node.serverId] : [],
      );
      const countOf = (id: number) => 2 ** ids.indexOf(id);
      const byStep = Object.fromEntries(ids.map((id) => [id, countOf(id)]));
      const people = { total: 2 ** ids.length - 1, byStep };
      for (const { change, pair } of withEffects(diff(found, known), people, found)) {
        if (change.action !== "add" || change.node.kind !== "step" || people.total === 0) continue;
        const expected = walked(found, pair?.desired.value ?? {}, countOf);
        expect(told(change.effect ?? {})).toEqual(expected);
        for (const key of ["all", "some", "none", "unknown"] as const) if (expected[key] > 0) seen[key]++;
      }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(seen.all, seen.some, seen.none), JSON.stringify(seen)).toBeGreaterThan(10);
});
