/**
 * Our carriers against those of the official client: every property is there, with the same type, and no other.
 * CommonJS, as the client is, so that its types are found. Checked by the type checker alone; a version of the client that adds or changes a property makes it fail.
 */
import type * as theirs from "@superoffice/webapi";
import type { EmailFlow, WorkflowFilter } from "../../src/model/email-flow.ts";
import type * as enums from "../../src/model/enums.ts";
import type { Goal } from "../../src/model/goal.ts";
import type { CarrierOf } from "../../src/model/property.ts";
import type { Associate, HierarchyEntity, MDOListItem, TimeZoneData, VisibleFor } from "../../src/model/record.ts";
import type { ArchiveRestrictionGroup, ArchiveRestrictionInfo, FieldValueInfo } from "../../src/model/restriction.ts";
import type { splitOptionProperties } from "../../src/model/split-option.ts";
import type { stepProperties } from "../../src/model/step.ts";
import type { Trigger } from "../../src/model/trigger.ts";
import type { WaitForAction } from "../../src/model/wait-for-action.ts";
import type { Json } from "../../src/util/json.ts";

/** What JSON makes of the client's types: dates and enums are text, days are names, objects are looked at elsewhere. */
// No day has the number 999: it tells a plain number from the flags of days.
type Wire<Value> = 999 extends Value
  ? number
  : Value extends Date | theirs.Weekday
    ? string
    : Value extends string
      ? `${Value}`
      : Value extends boolean
        ? boolean
        : Value extends readonly (infer Item)[]
          ? readonly Wire<Item>[]
          : object;

/** The client's carrier with the names of the wire. */
type OnWire<Carrier> = { [Name in keyof Carrier & string as Capitalize<Name>]-?: Wire<NonNullable<Carrier[Name]>> };

/** A value of ours in the same terms; what only the server fills is kept as any JSON and fits everything. */
type Ours<Value> = [Json] extends [Value] ? never : Plain<NonNullable<Value>>;

type Plain<Value> = Value extends string | number | boolean
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : object;

type WrongTypes<Own, Their> = {
  [Name in keyof Own & keyof Their]: [Ours<Own[Name]>] extends [Their[Name]] ? never : [Name, Own[Name], Their[Name]];
}[keyof Own & keyof Their];

/** Every difference between a carrier of ours and the client's; `never` when there is none. */
type Differences<Own, Their> =
  | Exclude<keyof Own, keyof OnWire<Their>>
  | Exclude<keyof OnWire<Their>, keyof Own>
  | WrongTypes<Own, OnWire<Their>>;

type None<Found extends never> = Found;

type Step<Type extends keyof typeof stepProperties> = CarrierOf<(typeof stepProperties)[Type]>;
type Option<Type extends keyof typeof splitOptionProperties> = CarrierOf<(typeof splitOptionProperties)[Type]>;

export type Carriers = [
  None<Differences<EmailFlow, theirs.EmailFlow>>,
  None<Differences<WorkflowFilter, theirs.WorkflowFilter>>,
  None<Differences<Trigger, theirs.WorkflowTrigger>>,
  None<Differences<Goal, theirs.WorkflowGoal>>,
  None<Differences<WaitForAction, theirs.WorkflowWaitForAction>>,
  None<Differences<ArchiveRestrictionGroup, theirs.ArchiveRestrictionGroup>>,
  None<Differences<ArchiveRestrictionInfo, theirs.ArchiveRestrictionInfo>>,
  None<Differences<FieldValueInfo, theirs.FieldValueInfo>>,
  None<Differences<TimeZoneData, theirs.TimeZoneData>>,
  None<Differences<HierarchyEntity, theirs.HierarchyEntity>>,
  None<Differences<Associate, theirs.Associate>>,
  None<Differences<MDOListItem, theirs.MDOListItem>>,
  None<Differences<VisibleFor, theirs.VisibleFor>>,
  None<Differences<Step<"SendEmail">, theirs.WorkflowStepSendEmail>>,
  None<Differences<Step<"SendSMS">, theirs.WorkflowStepSendSMS>>,
  None<Differences<Step<"WaitForTime">, theirs.WorkflowStepWaitForTime>>,
  None<Differences<Step<"WaitForAction">, theirs.WorkflowStepWaitForAction>>,
  None<Differences<Step<"Split">, theirs.WorkflowStepSplit>>,
  None<Differences<Step<"UpdateParticipant">, theirs.WorkflowStepUpdateParticipant>>,
  None<Differences<Step<"AddToList">, theirs.WorkflowStepAddToList>>,
  None<Differences<Step<"RemoveFromList">, theirs.WorkflowStepRemoveFromList>>,
  None<Differences<Step<"CreateRequest">, theirs.WorkflowStepCreateRequest>>,
  None<Differences<Step<"CreateFollowUp">, theirs.WorkflowStepCreateFollowUp>>,
  None<Differences<Step<"CreateSale">, theirs.WorkflowStepCreateSale>>,
  None<Differences<Step<"NotifyByEmail">, theirs.WorkflowStepNotifyByEmail>>,
  None<Differences<Step<"NotifyBySMS">, theirs.WorkflowStepNotifyBySMS>>,
  None<Differences<Step<"RunScript">, theirs.WorkflowStepRunScript>>,
  None<Differences<Step<"DistributeToOwner">, theirs.WorkflowStepDistributeToOwner>>,
  None<Differences<Option<"None">, theirs.WorkflowStepOptionBase>>,
  None<Differences<Option<"PersonData">, theirs.WorkflowStepOptionPersonData>>,
  None<Differences<Option<"FormSubmission">, theirs.WorkflowStepOptionFormSubmission>>,
  None<Differences<Option<"LinkClicked">, theirs.WorkflowStepOptionLinkClicked>>,
  None<Differences<Option<"ProjectMembership">, theirs.WorkflowStepOptionProjectMembership>>,
  None<Differences<Option<"SelectionMembership">, theirs.WorkflowStepOptionSelectionMembership>>,
  None<Differences<Option<"FormData">, theirs.WorkflowStepOptionFormData>>,
];

/** Both unions have the same names; `Left` lists those that ours leaves out on purpose. */
type SameNames<Own extends string, Their extends string, Left extends string = never> =
  | Exclude<Own, `${Their}`>
  | Exclude<`${Their}`, Own | Left>;

export type Enums = [
  None<SameNames<enums.WorkflowDefinitionStatus, theirs.WorkflowDefinitionStatus>>,
  None<SameNames<enums.WorkflowStepType, theirs.WorkflowStepType, "None">>,
  None<SameNames<enums.WorkflowTriggerType, theirs.WorkflowTriggerType>>,
  None<SameNames<enums.WorkflowGoalType, theirs.WorkflowGoalType>>,
  None<SameNames<enums.WorkflowSplitOptionType, theirs.WorkflowSplitOptionType>>,
  None<SameNames<enums.WorkflowWaitForActionType, theirs.WorkflowWaitForActionType>>,
  None<SameNames<enums.WorkflowTimeWaitAlgorithm, theirs.WorkflowTimeWaitAlgorithm>>,
  None<SameNames<enums.WorkflowTimeWaitIntervalType, theirs.WorkflowTimeWaitIntervalType>>,
  None<SameNames<enums.WorkflowActionType, theirs.WorkflowActionType>>,
  None<SameNames<enums.WorkflowOwnerType, theirs.WorkflowOwnerType>>,
  None<SameNames<enums.WorkflowNotifyEmailType, theirs.WorkflowNotifyEmailType>>,
  None<SameNames<enums.WorkflowNotifySMSType, theirs.WorkflowNotifySMSType>>,
  None<SameNames<enums.EmailFromType, theirs.EmailFromType>>,
  None<SameNames<enums.EmailReplyToType, theirs.EmailReplyToType>>,
  None<SameNames<enums.FreeBusy, theirs.FreeBusy>>,
  None<SameNames<enums.Visibility, theirs.Visibility>>,
  None<SameNames<enums.InterRestrictionOperator, theirs.InterRestrictionOperator>>,
  None<SameNames<enums.HierarchyDomain, theirs.Domain>>,
  None<SameNames<enums.UserType, theirs.UserType>>,
  None<SameNames<enums.WeekdayName, Exclude<keyof typeof theirs.Weekday, "Unknown">>>,
];
