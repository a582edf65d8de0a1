import {
  freeBusyStates,
  type WorkflowStepType,
  workflowActionTypes,
  workflowNotifyEmailTypes,
  workflowNotifySMSTypes,
  workflowOwnerTypes,
  workflowSplitOptionTypes,
  workflowStepTypes,
  workflowTimeWaitAlgorithms,
  workflowTimeWaitIntervalTypes,
} from "./enums.ts";
import {
  type CarrierOf,
  children,
  choice,
  decimal,
  flag,
  identity,
  integer,
  kept,
  localDateTime,
  type Property,
  type PropertyTable,
  queue,
  rank,
  record,
  records,
  text,
  texts,
} from "./property.ts";
import { noDate } from "./record.ts";
import type { FieldValueInfo } from "./restriction.ts";
import type { SplitOption } from "./split-option.ts";
import type { WaitForAction } from "./wait-for-action.ts";

const fieldValues: Property<readonly FieldValueInfo[]> = {
  role: "written",
  type: { kind: "fieldValues" },
  default: [],
};
const dateTime: Property<string> = { role: "written", type: { kind: "dateTime" }, default: noDate };

/** What every step has. The type is fixed per table: a step never changes its type. */
function step<Type extends WorkflowStepType>(type: Type) {
  const stepType: Property<Type> = {
    role: "written",
    type: { kind: "choice", values: workflowStepTypes },
    default: type,
  };
  return { WorkflowStepId: identity(), WorkflowId: identity(), StepType: stepType, Rank: rank() };
}

/** The fifteen step types, each with its own properties (superoffice-api.md C2). */
export const stepProperties = {
  SendEmail: {
    ...step("SendEmail"),
    Subject: text(),
    Attachments: records("attachment"),
    ShipmentId: record("specifiedmailings"),
  },
  SendSMS: { ...step("SendSMS"), From: text(), Text: text(), Exit: flag(false) },
  WaitForTime: {
    ...step("WaitForTime"),
    TimeWaitAlgorithm: choice(workflowTimeWaitAlgorithms, "None"),
    NumIntervals: integer(),
    IntervalType: choice(workflowTimeWaitIntervalTypes, "None"),
    Until: localDateTime(""),
  },
  WaitForAction: {
    ...step("WaitForAction"),
    // Seven days, and waiting at all, are the window's defaults (superoffice-api.md C3).
    ExitFlow: flag(false),
    ExitToFlowId: record("flow"),
    ExitToSelectionId: record("selection"),
    ActionTimeout: { ...integer(), default: 7 },
    WaitForTimeout: flag(true),
    TimeoutIntervalType: choice(workflowTimeWaitIntervalTypes, "Days"),
    Actions: children("action"),
  },
  Split: {
    ...step("Split"),
    SplitName: text(),
    SplitOptionType: choice(workflowSplitOptionTypes, "None"),
    ShipmentId: record("specifiedmailings"),
    Options: children("option"),
    ExitFlow: flag(false),
    ExitToFlowId: record("flow"),
    ExitToSelectionId: record("selection"),
  },
  UpdateParticipant: {
    ...step("UpdateParticipant"),
    Description: text(),
    FieldValuesPerson: fieldValues,
    FieldValuesCompany: fieldValues,
  },
  AddToList: { ...step("AddToList"), Selection: record("selection"), Project: record("project") },
  RemoveFromList: { ...step("RemoveFromList"), Selection: record("selection"), Project: record("project") },
  CreateRequest: {
    ...step("CreateRequest"),
    Title: text(),
    RequestType: record("tickettype"),
    Category: record("ejcategory"),
    Priority: record("ticketpriority"),
    TicketStatus: record("ticketticketstatus"),
    Message: text(),
    Owner: record("serviceassociate"),
  },
  CreateFollowUp: {
    ...step("CreateFollowUp"),
    Title: text(),
    FollowUpType: record("task"),
    Project: record("project"),
    Completed: flag(false),
    ActionType: choice(workflowActionTypes, "None"),
    ActionTime: integer(),
    ActionTimeUnit: choice(workflowTimeWaitIntervalTypes, "None"),
    Duration: integer(),
    Availability: choice(freeBusyStates, "Busy"),
    OwnerType: choice(workflowOwnerTypes, "None"),
    Agenda: text(),
    Owner: record("associate"),
  },
  CreateSale: {
    ...step("CreateSale"),
    Title: text(),
    SaleType: record("saletype"),
    Stage: record("salestage"),
    Amount: decimal(),
    Currency: record("currency"),
    Description: text(),
    Project: record("project"),
    ActionType: choice(workflowActionTypes, "None"),
    ActionTime: integer(),
    ActionTimeUnit: choice(workflowTimeWaitIntervalTypes, "None"),
    Date: dateTime,
    Owner: record("associate"),
    Source: record("source"),
  },
  NotifyByEmail: {
    ...step("NotifyByEmail"),
    To: choice(workflowNotifyEmailTypes, "OurContact"),
    SpecificEmailAddresses: texts(),
    Subject: text(),
    Text: text(),
  },
  NotifyBySMS: {
    ...step("NotifyBySMS"),
    To: choice(workflowNotifySMSTypes, "OurContact"),
    SpecificPhoneNumbers: texts(),
    From: text(),
    Text: text(),
  },
  RunScript: { ...step("RunScript"), ScriptId: record("crmscript") },
  DistributeToOwner: {
    ...step("DistributeToOwner"),
    OnlyToUnassigned: flag(true),
    Associates: records("associate"),
    UserGroups: records("usergroup"),
    // The order of the next owners looks like run-time state kept inside the step (superoffice-api.md C2).
    DistributeQueue: kept(queue("associate")),
    DefaultAssociate: record("associate"),
  },
} satisfies Record<WorkflowStepType, PropertyTable>;

type Own<Type extends WorkflowStepType> = CarrierOf<(typeof stepProperties)[Type]>;

/** Waits until one of its actions happens, or the time is up. */
export interface WaitForActionStep extends Own<"WaitForAction"> {
  readonly Actions: readonly WaitForAction[];
}

/** Sends each person down the first branch that fits; the last option, of type None, is everyone else. */
export interface SplitStep extends Own<"Split"> {
  readonly Options: readonly SplitOption[];
}

/** Any step; `StepType` tells which. */
export type Step =
  | { [Type in Exclude<WorkflowStepType, "WaitForAction" | "Split">]: Own<Type> }[Exclude<
      WorkflowStepType,
      "WaitForAction" | "Split"
    >]
  | WaitForActionStep
  | SplitStep;
