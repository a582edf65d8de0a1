import { workflowWaitForActionTypes } from "./enums.ts";
import { type CarrierOf, choice, identity, rank, server } from "./property.ts";
import type { FieldProperties, TableRight } from "./record.ts";
import { conditions } from "./restriction.ts";

/** One of the things that a WaitForAction step waits for. */
export const waitForActionProperties = {
  WorkflowWaitForActionId: identity(),
  WorkflowStepId: identity(),
  WorkflowId: identity(),
  Rank: rank(),
  ActionType: choice(workflowWaitForActionTypes, "None"),
  RestrictionGroups: conditions,
  TableRight: server<TableRight>(null),
  FieldProperties: server<FieldProperties>({}),
};

export type WaitForAction = CarrierOf<typeof waitForActionProperties>;
