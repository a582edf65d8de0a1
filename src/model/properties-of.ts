import { emailFlowProperties } from "./email-flow.ts";
import { goalProperties } from "./goal.ts";
import type { NodeKind, PropertyTable } from "./property.ts";
import { splitOptionProperties } from "./split-option.ts";
import { stepProperties } from "./step.ts";
import { triggerProperties } from "./trigger.ts";
import { waitForActionProperties } from "./wait-for-action.ts";

/** The property that holds a node's own id, per kind. */
export const idProperty = {
  flow: "EmailFlowId",
  trigger: "WorkflowTriggerId",
  goal: "WorkflowGoalId",
  step: "WorkflowStepId",
  option: "WorkflowStepOptionId",
  action: "WorkflowWaitForActionId",
} as const satisfies Record<NodeKind, string>;

/** The property that tells a node's type, per kind; a flow has none. A node never changes its type. */
export const typeProperty = {
  flow: undefined,
  trigger: "TriggerType",
  goal: "GoalType",
  step: "StepType",
  option: "OptionType",
  action: "ActionType",
} as const satisfies Record<NodeKind, string | undefined>;

/** Every property table by kind and type; kinds without subtypes have one table for all. */
const tables: Record<NodeKind, PropertyTable | Readonly<Record<string, PropertyTable>>> = {
  flow: emailFlowProperties,
  trigger: triggerProperties,
  goal: goalProperties,
  action: waitForActionProperties,
  step: stepProperties,
  option: splitOptionProperties,
};

const subtyped = new Set<NodeKind>(["step", "option"]);

/** The properties of a node of this kind and type, or nothing when the type is not known. */
export function propertiesOf(kind: NodeKind, type: string | undefined): PropertyTable | undefined {
  const table = tables[kind];
  if (!subtyped.has(kind)) return table as PropertyTable;
  return type !== undefined && Object.hasOwn(table, type) ? (table[type] as PropertyTable) : undefined;
}
