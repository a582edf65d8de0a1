import { workflowGoalTypes } from "./enums.ts";
import { type CarrierOf, choice, identity, server } from "./property.ts";
import type { FieldProperties, TableRight } from "./record.ts";
import { conditions } from "./restriction.ts";

/** What counts as success in the flow. */
export const goalProperties = {
  WorkflowGoalId: identity(),
  WorkflowId: identity(),
  GoalType: choice(workflowGoalTypes, "None"),
  RestrictionGroups: conditions,
  TableRight: server<TableRight>(null),
  FieldProperties: server<FieldProperties>({}),
};

export type Goal = CarrierOf<typeof goalProperties>;
