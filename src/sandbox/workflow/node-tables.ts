import type { NodeKind } from "../../model/property.ts";
import type { TableName } from "../id-ranges.ts";

/** The table of each kind of node: its ids come from there, and its rows say which flow the node belongs to. */
export const nodeTables = {
  flow: "email_flow",
  trigger: "workflow_trigger",
  goal: "workflow_goal",
  step: "workflow_step",
  option: "workflow_step_option",
  action: "workflow_wait_for_action",
} as const satisfies Record<NodeKind, TableName>;
