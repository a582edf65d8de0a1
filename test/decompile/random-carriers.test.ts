import fc from "fast-check";
import { expect, test } from "vitest";
import { decompileFlow } from "../../src/decompile/decompile-flow.ts";
import { formatFlow } from "../../src/format/format-flow.ts";
import { writeFlow } from "../../src/format/write-flow.ts";
import {
  workflowGoalTypes,
  workflowSplitOptionTypes,
  workflowStepTypes,
  workflowTriggerTypes,
  workflowWaitForActionTypes,
} from "../../src/model/enums.ts";
import { type CarrierNode, nodesOf } from "../../src/model/node.ts";
import { withIds } from "../support/example-flows.ts";
import { randomCarrier } from "../support/random-carrier.ts";
import { namesOfWorld } from "../support/two-way-world.ts";

/** How many splits stand around a node. */
function depthOf({ parent, type }: CarrierNode): number {
  const own = type === "Split" ? 1 : 0;
  return own + (parent === undefined ? 0 : depthOf(parent));
}

test("the random flows of the import law reach every type and four splits inside each other", () => {
  const nodes = fc.sample(randomCarrier, 1000).flatMap(nodesOf);
  const typesOf = (kind: CarrierNode["kind"]) =>
    [...new Set(nodes.filter((node) => node.kind === kind).map(({ type }) => type))].sort();
  const named = (types: readonly string[]) => types.filter((type) => type !== "None").toSorted();
  expect(typesOf("step")).toEqual(named(workflowStepTypes));
  expect(typesOf("option")).toEqual(workflowSplitOptionTypes.toSorted());
  expect(typesOf("trigger")).toEqual(named(workflowTriggerTypes));
  expect(typesOf("goal")).toEqual(named(workflowGoalTypes));
  expect(typesOf("action")).toEqual(named(workflowWaitForActionTypes));
  expect(Math.max(...nodes.map(depthOf))).toBe(4);
});

test("what is printed is in its usual form already", () => {
  fc.assert(
    fc.property(randomCarrier, (carrier) => {
      const text = writeFlow(decompileFlow({ key: "random", carrier: withIds(carrier) }, namesOfWorld).value, "s.json");
      expect(formatFlow(text)).toBe(text);
    }),
    { numRuns: 200 },
  );
});
