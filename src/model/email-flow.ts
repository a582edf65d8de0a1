import type { Json } from "../util/json.ts";
import { emailFromTypes, emailReplyToTypes, workflowDefinitionStatuses } from "./enums.ts";
import type { Goal } from "./goal.ts";
import {
  type CarrierOf,
  children,
  choice,
  flag,
  identity,
  kept,
  localDateTime,
  type Property,
  record,
  records,
  reference,
  server,
  text,
  timeOfDay,
} from "./property.ts";
import {
  type Associate,
  type Carrier,
  type FieldProperties,
  type HierarchyEntity,
  type MDOListItem,
  noAssociate,
  noDate,
  noFolder,
  noListItem,
  noTimeZone,
  type TableRight,
  type TimeZoneData,
  type VisibleFor,
} from "./record.ts";
import type { ArchiveRestrictionGroup } from "./restriction.ts";
import type { Step } from "./step.ts";
import type { Trigger } from "./trigger.ts";

/** Who may enter, however they come. It has no id: it is a part of the flow. */
export interface WorkflowFilter extends Carrier {
  readonly RestrictionGroups: readonly ArchiveRestrictionGroup[];
}

const filter: Property<WorkflowFilter> = {
  role: "written",
  type: { kind: "conditions" },
  default: { RestrictionGroups: [], TableRight: null, FieldProperties: {} },
};

/** Days as the flags' names joined by ", "; "Unknown" is none (superoffice-api.md B3). */
const selectedDays: Property<string> = { role: "written", type: { kind: "weekdays" }, default: "Unknown" };

const visibleFor: Property<readonly VisibleFor[]> = { role: "kept", type: { kind: "visibility" }, default: [] };

/** The unset values that CreateDefaultEmailFlow prints (superoffice-api.md C3). */
export const noTime = "[DT:01/01/1970 00:00:00.0000000]";
export const noLocalDate = "[DT:01/01/0001 00:00:00.0000000]";

/**
 * Every property of the EmailFlow carrier (superoffice-api.md C2) with its documented default (C3).
 * Owner, time zone and visibility have no documented default: the server fills them in, so a file that
 * leaves them out leaves them alone.
 */
export const emailFlowProperties = {
  EmailFlowId: identity(),
  Name: text(255),
  Description: text(4000),
  Status: kept(choice(workflowDefinitionStatuses, "Stopped")),
  JumpToFinish: flag(false),
  StartOnlyOnce: flag(true),
  OverrideConsentSubscription: flag(false),
  FromType: choice(emailFromTypes, "FromOnlySpecified"),
  FromName: text(255),
  FromAddr: text(255),
  ReplyToType: choice(emailReplyToTypes, "ReplyToOnlySpecified"),
  ReplyToAddr: text(255),
  ReplyToName: text(255),
  SmsSender: text(255),
  UseGoogleAnalytics: flag(false),
  GaSource: text(255),
  GaCampaign: text(255),
  UseTimeframe: flag(false),
  SelectedDays: selectedDays,
  TimeframeStart: timeOfDay(noTime),
  TimeframeEnd: timeOfDay(noTime),
  UseWorkflowStart: flag(false),
  WorkflowStart: localDateTime(noLocalDate),
  UseEnrollmentEnd: flag(false),
  EnrollmentEnd: localDateTime(noLocalDate),
  RemoveFromFlows: records("flow"),
  TzLocation: kept(reference<TimeZoneData>("TZLocationID", "timezoneiana", noTimeZone)),
  Folder: reference<HierarchyEntity>("HierarchyId", "hierarchy", noFolder),
  Associate: kept(reference<Associate>("AssociateId", "associate", noAssociate)),
  ShipmentType: reference<MDOListItem>("Id", "shipmenttype", noListItem),
  Steps: children("step"),
  Triggers: children("trigger"),
  Goals: children("goal"),
  Filter: filter,
  BlockLists: records("selection"),
  ContentInfo: server<Json>([]),
  ExitFlowId: record("flow"),
  ExitSuccessFlowId: record("flow"),
  CreatedBy: server<Json>(null),
  UpdatedBy: server<Json>(null),
  CreatedDate: server(noDate),
  UpdatedDate: server(noDate),
  VisibleFor: visibleFor,
  TableRight: server<TableRight>(null),
  FieldProperties: server<FieldProperties>({}),
};

/** The one object that holds a whole flow, with its triggers, goals and steps inside. */
export interface EmailFlow extends CarrierOf<typeof emailFlowProperties> {
  readonly Steps: readonly Step[];
  readonly Triggers: readonly Trigger[];
  readonly Goals: readonly Goal[];
}
