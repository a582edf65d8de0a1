import { expect, test } from "vitest";
import { inSentOrder } from "../../src/apply/in-sent-order.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { WorkflowGoalType, WorkflowTriggerType } from "../../src/model/enums.ts";
import { compileText } from "../support/example-flows.ts";

const { carrier } = compileText("flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: 3 days }\n").flow;
const rest = { WorkflowId: 0, RestrictionGroups: [], TableRight: null, FieldProperties: {} };

type Triggers = readonly (readonly [id: number, type: WorkflowTriggerType])[];

const withTriggers = (triggers: Triggers): EmailFlow => ({
  ...carrier,
  Triggers: triggers.map(([WorkflowTriggerId, TriggerType]) => ({ ...rest, WorkflowTriggerId, TriggerType })),
});

test.each<[string, Triggers, Triggers, readonly number[]]>([
  [
    "one that was there is known by its id, whatever it says by now",
    [
      [2, "FormSubmitted"],
      [1, "AddedToProject"],
    ],
    [
      [1, "FormSubmitted"],
      [2, "AddedToProject"],
    ],
    [2, 1],
  ],
  [
    "a new one is known by what it says",
    [
      [0, "FormSubmitted"],
      [0, "AddedToProject"],
    ],
    [
      [7, "AddedToProject"],
      [8, "FormSubmitted"],
    ],
    [8, 7],
  ],
  [
    "one that was there is never given to a new one that says the same",
    [
      [0, "FormSubmitted"],
      [1, "FormSubmitted"],
    ],
    [
      [1, "FormSubmitted"],
      [2, "FormSubmitted"],
    ],
    [2, 1],
  ],
  [
    "what is known by nothing takes what is left, in its order",
    [
      [0, "PersonCreated"],
      [0, "FormSubmitted"],
      [0, "CreatedRequest"],
    ],
    [
      [1, "AddedToProject"],
      [2, "SaleCreated"],
      [3, "FormSubmitted"],
    ],
    [1, 3, 2],
  ],
  [
    "what was not sent comes last",
    [[0, "FormSubmitted"]],
    [
      [1, "AddedToProject"],
      [2, "FormSubmitted"],
    ],
    [2, 1],
  ],
  [
    "what did not come back leaves no hole",
    [
      [0, "AddedToProject"],
      [1, "FormSubmitted"],
    ],
    [[1, "FormSubmitted"]],
    [1],
  ],
])("triggers: %s", (_, sent, back, ids) => {
  const arranged = inSentOrder(withTriggers(sent), withTriggers(back));
  expect(arranged.Triggers.map(({ WorkflowTriggerId }) => WorkflowTriggerId)).toEqual(ids);
});

test("goals have an order of their own, and nothing else is touched", () => {
  const withGoals = (...goals: readonly (readonly [number, WorkflowGoalType])[]): EmailFlow => ({
    ...withTriggers([[5, "FormSubmitted"]]),
    Goals: goals.map(([WorkflowGoalId, GoalType]) => ({ ...rest, WorkflowGoalId, GoalType })),
  });
  const back = { ...withGoals([3, "SaleCreatedOnPerson"], [4, "RequestCreated"]), Description: "As the server has it" };
  const sent = withGoals([0, "RequestCreated"], [3, "SaleCreatedOnPerson"]);
  expect(inSentOrder(sent, back)).toEqual({ ...back, Goals: back.Goals.toReversed() });
});
