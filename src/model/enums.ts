/** The server's enums by name, as they travel on the wire (superoffice-api.md C2; numbers stay on the server). */

export const workflowDefinitionStatuses = ["None", "Stopped", "Paused", "Running"] as const;
export type WorkflowDefinitionStatus = (typeof workflowDefinitionStatuses)[number];

export const workflowStepTypes = [
  "SendEmail",
  "SendSMS",
  "WaitForTime",
  "WaitForAction",
  "Split",
  "UpdateParticipant",
  "AddToList",
  "RemoveFromList",
  "CreateRequest",
  "CreateFollowUp",
  "CreateSale",
  "NotifyByEmail",
  "NotifyBySMS",
  "RunScript",
  "DistributeToOwner",
] as const;
export type WorkflowStepType = (typeof workflowStepTypes)[number];

export const workflowTriggerTypes = [
  "None",
  "PersonCreated",
  "PersonUpdated",
  "AddedToProject",
  "CreatedRequest",
  "LinkClicked",
  "AddedToSelection",
  "FormSubmitted",
  "AddedMessage",
  "StartedChat",
  "OrderPlaced",
  "SaleCreated",
  "SaleSold",
  "SaleLost",
] as const;
export type WorkflowTriggerType = (typeof workflowTriggerTypes)[number];

export const workflowGoalTypes = [
  "None",
  "PersonUpdated",
  "SaleCreatedOnPerson",
  "SaleCreatedOnCompany",
  "AppointmentCreated",
  "AddedToProject",
  "AddedToSelection",
  "FormSubmitted",
  "HadChat",
  "LinkClicked",
  "RequestCreated",
] as const;
export type WorkflowGoalType = (typeof workflowGoalTypes)[number];

export const workflowSplitOptionTypes = [
  "None",
  "PersonData",
  "FormSubmission",
  "LinkClicked",
  "ProjectMembership",
  "SelectionMembership",
  "FormData",
] as const;
export type WorkflowSplitOptionType = (typeof workflowSplitOptionTypes)[number];

export const workflowWaitForActionTypes = ["None", "LinkClicked", "FormSubmitted"] as const;
export type WorkflowWaitForActionType = (typeof workflowWaitForActionTypes)[number];

export const workflowTimeWaitAlgorithms = ["None", "NumIntervals", "UntilSpecified", "UntilDateField"] as const;
export type WorkflowTimeWaitAlgorithm = (typeof workflowTimeWaitAlgorithms)[number];

export const workflowTimeWaitIntervalTypes = [
  "None",
  "Seconds",
  "Minutes",
  "Hours",
  "WorkingDays",
  "Days",
  "Weeks",
] as const;
export type WorkflowTimeWaitIntervalType = (typeof workflowTimeWaitIntervalTypes)[number];

export const workflowActionTypes = [
  "None",
  "FirstAvailable",
  "FirstAvailableAfter",
  "Today",
  "After",
  "Estimated",
] as const;
export type WorkflowActionType = (typeof workflowActionTypes)[number];

export const workflowOwnerTypes = ["None", "Specified", "OurContact", "OurSupportContact"] as const;
export type WorkflowOwnerType = (typeof workflowOwnerTypes)[number];

export const workflowNotifyEmailTypes = ["OurContact", "OurServiceContact", "SpecificEmailAddress"] as const;
export type WorkflowNotifyEmailType = (typeof workflowNotifyEmailTypes)[number];

export const workflowNotifySMSTypes = ["OurContact", "OurServiceContact", "SpecificPhoneNumbers"] as const;
export type WorkflowNotifySMSType = (typeof workflowNotifySMSTypes)[number];

export const emailFromTypes = ["FromOnlySpecified", "FromSalesContact", "FromSupportContact"] as const;
export type EmailFromType = (typeof emailFromTypes)[number];

export const emailReplyToTypes = [
  "ReplyToOnlySpecified",
  "ReplyToSalesContact",
  "ReplyToSupportContact",
  "ReplyToEmpty",
] as const;
export type EmailReplyToType = (typeof emailReplyToTypes)[number];

export const workflowContentTypes = ["None", "Message", "Form", "Link"] as const;
export type WorkflowContentType = (typeof workflowContentTypes)[number];

/** Flags: several days travel as a list of names, "Monday, Tuesday". */
export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export type WeekdayName = (typeof weekdays)[number];

export const freeBusyStates = ["Busy", "Free"] as const;
export type FreeBusy = (typeof freeBusyStates)[number];

export const visibilities = ["All", "Associate", "Group"] as const;
export type Visibility = (typeof visibilities)[number];

export const interRestrictionOperators = ["None", "And", "Or"] as const;
export type InterRestrictionOperator = (typeof interRestrictionOperators)[number];

/** The parts of SuperOffice that have folders; flows live under `EmailFlows`. */
export const hierarchyDomains = [
  "Unknown",
  "ExtraTables",
  "ScreenDefinitions",
  "Scripts",
  "Selections",
  "ExternalDocuments",
  "UserGroups",
  "ExternalDocumentRelatedToSpmMessage",
  "Dashboards",
  "EmailFlows",
] as const;
export type HierarchyDomain = (typeof hierarchyDomains)[number];

/** What kind of user an associate is. */
export const userTypes = [
  "Unknown",
  "InternalAssociate",
  "ResourceAssociate",
  "ExternalAssociate",
  "AnonymousAssociate",
  "SystemAssociate",
] as const;
export type UserType = (typeof userTypes)[number];
