import type { Modify } from "../../model/change.ts";
import type { emailFlowProperties } from "../../model/email-flow.ts";
import type { Fate } from "../../model/people.ts";

type Compared = Exclude<
  keyof typeof emailFlowProperties,
  | "EmailFlowId"
  | "Status"
  | "Steps"
  | "Triggers"
  | "Goals"
  | "ContentInfo"
  | "CreatedBy"
  | "UpdatedBy"
  | "CreatedDate"
  | "UpdatedDate"
  | "TableRight"
  | "FieldProperties"
>;

/**
 * What a setting of a flow means for those who are inside. The filter and what else is looked at when somebody
 * enters does not touch them (superoffice-api.md G14, G16); the rest counts from their next step on (G5, G15, G19).
 * Nobody documents whether a new start holds back those who have begun.
 */
const flowSettings: Readonly<Record<Compared, Fate>> = {
  Name: "untouched",
  Description: "untouched",
  Folder: "untouched",
  Associate: "untouched",
  VisibleFor: "untouched",
  Filter: "untouched",
  StartOnlyOnce: "untouched",
  RemoveFromFlows: "untouched",
  UseEnrollmentEnd: "untouched",
  EnrollmentEnd: "untouched",
  UseWorkflowStart: "unknown",
  WorkflowStart: "unknown",
  JumpToFinish: "ahead",
  OverrideConsentSubscription: "ahead",
  FromType: "ahead",
  FromName: "ahead",
  FromAddr: "ahead",
  ReplyToType: "ahead",
  ReplyToAddr: "ahead",
  ReplyToName: "ahead",
  SmsSender: "ahead",
  UseGoogleAnalytics: "ahead",
  GaSource: "ahead",
  GaCampaign: "ahead",
  UseTimeframe: "ahead",
  SelectedDays: "ahead",
  TimeframeStart: "ahead",
  TimeframeEnd: "ahead",
  TzLocation: "ahead",
  ShipmentType: "ahead",
  BlockLists: "ahead",
  ExitFlowId: "ahead",
  ExitSuccessFlowId: "ahead",
};

/** Who runs goes on, who pauses stays (superoffice-api.md G4), and ending cancels everybody (G6). */
const statuses: Readonly<Record<string, Fate>> = { Running: "ahead", Paused: "here", Stopped: "cancelled" };

/** What a change of a flow's own property means for everybody inside alike. */
export function fateOfSetting({ property, after }: Modify): Fate {
  if (property === "Status") return statuses[String(after)] ?? "unknown";
  return Object.hasOwn(flowSettings, property) ? flowSettings[property as Compared] : "unknown";
}

/** Names and notes that nobody outside SuperOffice sees. */
const labels: readonly (readonly [kind: string, type: string | undefined, property: string])[] = [
  ["step", "Split", "SplitName"],
  ["step", "UpdateParticipant", "Description"],
  ["option", undefined, "Name"],
];

/** Whether a property of a step or branch is no more than its label. */
export function isLabel({ node, property }: Modify): boolean {
  return labels.some(
    ([kind, type, name]) => node.kind === kind && (type ?? node.type) === node.type && name === property,
  );
}
