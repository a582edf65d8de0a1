import { workflowTriggerTypes } from "./enums.ts";
import { type CarrierOf, choice, identity, server } from "./property.ts";
import type { FieldProperties, TableRight } from "./record.ts";
import { conditions } from "./restriction.ts";

/** What makes a person enter the flow. */
export const triggerProperties = {
  WorkflowTriggerId: identity(),
  WorkflowId: identity(),
  TriggerType: choice(workflowTriggerTypes, "None"),
  RestrictionGroups: conditions,
  TableRight: server<TableRight>(null),
  FieldProperties: server<FieldProperties>({}),
};

export type Trigger = CarrierOf<typeof triggerProperties>;
