import { describe, expect, test } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { branchFields } from "../../src/language/branches.ts";
import { propertiesByPath } from "../../src/language/managed-paths.ts";
import { stepKeywords } from "../../src/language/step-keywords.ts";
import { everyoneElseFields } from "../../src/language/steps/split.ts";
import { emailFlowProperties } from "../../src/model/email-flow.ts";
import { goalProperties } from "../../src/model/goal.ts";
import { nodesOf } from "../../src/model/node.ts";
import { propertiesOf } from "../../src/model/properties-of.ts";
import type { Property, PropertyTable } from "../../src/model/property.ts";
import { splitOptionProperties } from "../../src/model/split-option.ts";
import { stepProperties } from "../../src/model/step.ts";
import { triggerProperties } from "../../src/model/trigger.ts";
import { waitForActionProperties } from "../../src/model/wait-for-action.ts";
import { applied } from "../support/compare.ts";
import { edited } from "../support/edited.ts";
import { compileExamples } from "../support/example-flows.ts";
import { setValue } from "../support/set-value.ts";

/** Where the language says each carrier's properties; events and the type itself have keys of their own. */
const events = ["RestrictionGroups", "TriggerType", "GoalType", "ActionType"];
const flowPlaces = [...propertiesByPath().values()].flat();
const optionPlaces = ["OptionType", "Name", ...Object.values(branchFields).flatMap(({ properties }) => properties)];

function stepPlaces(type: string): readonly string[] {
  const keyword = Object.values(stepKeywords).find((candidate) => candidate.type === type);
  const own = Object.values(keyword?.fields ?? {}).flatMap(({ properties }) => properties);
  const others = type === "Split" ? Object.values(everyoneElseFields).flatMap(({ properties }) => properties) : [];
  return ["StepType", ...own, ...others];
}

const carriers: readonly (readonly [string, PropertyTable, readonly string[]])[] = [
  ["EmailFlow", emailFlowProperties, flowPlaces],
  ["WorkflowTrigger", triggerProperties, events],
  ["WorkflowGoal", goalProperties, events],
  ["WorkflowWaitForAction", waitForActionProperties, events],
  ...Object.entries(stepProperties).map(([type, table]) => [`WorkflowStep${type}`, table, stepPlaces(type)] as const),
  ...Object.entries(splitOptionProperties).map(
    ([type, table]) => [`WorkflowStepOption${type}`, table, optionPlaces] as const,
  ),
];

const isWritable = ({ role }: Property<unknown>) => role === "written" || role === "kept";

describe("every writable property has a place in the language", () => {
  test.each(carriers)("%s", (_carrier, table, places) => {
    const writable = Object.keys(table).filter((name) => table[name] !== undefined && isWritable(table[name]));
    expect(writable.filter((name) => !places.includes(name))).toEqual([]);
  });
});

describe("changing any writable property of a live flow shows in the plan", () => {
  test.each(compileExamples().map((flow) => [flow.key, flow] as const))("%s", (_key, flow) => {
    const { live, known } = applied(flow);
    expect(diff(match(flow, live, known), known)).toEqual([]);
    const types = ["StepType", "OptionType", "TriggerType", "GoalType", "ActionType"];
    const silent: string[] = [];
    for (const node of nodesOf(live)) {
      const authored = flow.nodes.find(({ carrierPointer }) => carrierPointer.join("/") === node.pointer.join("/"));
      for (const [name, property] of Object.entries(propertiesOf(node.kind, node.type) ?? {})) {
        // A node never changes its type, and what the file does not decide is not compared.
        if (!isWritable(property) || types.includes(name) || authored?.kept.includes(name)) continue;
        const changedLive = setValue(live, [...node.pointer, name], edited(node.value[name], property));
        const changes = diff(match(flow, changedLive, known), known);
        const shown =
          changes.some(({ change }) => change.action === "modify" && change.property === name) ||
          changes.some(({ change }) => change.action === "remove");
        if (!shown) silent.push(`${node.type || "flow"} ${node.pointer.join("/")} ${name}`);
      }
    }
    expect(silent).toEqual([]);
  });
});
