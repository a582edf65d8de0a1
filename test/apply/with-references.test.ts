import { expect, test } from "vitest";
import { fill, withReferences } from "../../src/apply/with-references.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { FlowPlan, PendingReference } from "../../src/model/plan.ts";
import { compileText } from "../support/example-flows.ts";

const exit = (id: string) =>
  `  - { id: ${id}, waitForAction: { actions: [{ on: linkClicked, link: A }], timeout: 7 days, onTimeout: { toFlow: known } } }\n`;
const { carrier } = compileText(
  `flow: trial\nname: Trial\nenrolment: { leave: [known] }\nsteps:\n${exit("first")}${exit("second")}`,
  ["known"],
).flow;
const [known = 0] = carrier.RemoveFromFlows;

/** Where the carrier speaks of other flows. */
const spokenOf = (flow: EmailFlow) => ({
  leave: flow.RemoveFromFlows,
  finish: flow.ExitFlowId,
  steps: flow.Steps.map((step) => ("ExitToFlowId" in step ? step.ExitToFlowId : undefined)),
});

const at = (pointer: string, flow: string): PendingReference => ({ pointer, flow });
const ids = new Map([
  ["one", 41],
  ["two", 42],
]);

test("each reference is filled in at its place, and nothing else is changed", () => {
  const references = [
    at("/Steps/1/ExitToFlowId", "one"),
    at("/RemoveFromFlows/0", "two"),
    at("/ExitFlowId", "one"),
  ] as const;
  const filled = fill(carrier, references, ids);
  expect(spokenOf(filled)).toEqual({ leave: [42], finish: 41, steps: [known, 41] });
  const { Steps, RemoveFromFlows, ExitFlowId } = carrier;
  const [first, second] = filled.Steps;
  expect({ ...filled, Steps, RemoveFromFlows, ExitFlowId }).toEqual(carrier);
  expect([first, { ...second, ExitToFlowId: known }]).toEqual(Steps);
});

test("a reference to a flow that nobody knows is a bug, and named", () => {
  expect(() => fill(carrier, [at("/ExitFlowId", "third")], ids)).toThrow("the id of third is missing");
});

test("a reference that must wait is 0 where one flow stands, and gone where several do", () => {
  const both = { ...carrier, RemoveFromFlows: [0, known, 0] };
  const plan = {
    references: [at("/RemoveFromFlows/2", "two")],
    laterReferences: [at("/RemoveFromFlows/0", "three"), at("/Steps/0/ExitToFlowId", "three")],
  } as unknown as FlowPlan;
  expect(spokenOf(withReferences(both, plan, ids))).toEqual({ leave: [known, 42], finish: 0, steps: [0, known] });
});
