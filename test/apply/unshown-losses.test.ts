import { expect, test } from "vitest";
import { unshownLosses } from "../../src/apply/unshown-losses.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { compileText, withIds } from "../support/example-flows.ts";

const live = withIds(
  compileText(`flow: trial
name: Trial
enrolment: { triggers: [{ on: formSubmitted, form: A }] }
steps:
  - { id: settle, wait: 3 days }
  - { id: more, wait: 1 day }
`).flow.carrier,
);
const shorter: EmailFlow = { ...live, Steps: live.Steps.slice(1) };

/** A plan that saves the carrier and shows nodes as removed or moved, by their identities. */
function plan(payload: EmailFlow | null, shown: Readonly<Record<string, "remove" | "move">> = {}): FlowPlan {
  const nodes = nodesOf(live).filter((node) => identityOf(node) in shown);
  const changes = nodes.map((node) => ({ action: shown[identityOf(node)], node }));
  return { payload, changes } as unknown as FlowPlan;
}

test.each([
  ["saves nothing", plan(null), []],
  ["sends everything back", plan(live), []],
  ["leaves out a step and shows that", plan(shorter, { s1: "remove" }), []],
  ["leaves out a step and shows that another one goes", plan(shorter, { s2: "remove" }), ["step 1 (WaitForTime)"]],
  ["leaves out a step and shows it as moved", plan(shorter, { s1: "move" }), ["step 1 (WaitForTime)"]],
  [
    "leaves out a step and a trigger of the same number and shows one of them",
    plan({ ...shorter, Triggers: [] }, { s1: "remove" }),
    ["trigger 1 (FormSubmitted)"],
  ],
])("a plan that %s", (_, flow, losses) => {
  expect(unshownLosses(flow, live)).toEqual(losses);
});
