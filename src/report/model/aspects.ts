import type { NodeKind } from "../../model/property.ts";
import type { Section } from "./section.ts";
import {
  clockText,
  daysText,
  intervalText,
  momentText,
  nothing,
  quoted,
  type RecordName,
  recordText,
  wordsOf,
} from "./value-text.ts";

/** A node's own properties by wire name. */
export type Values = Readonly<Record<string, unknown>>;

/** One thing that a reviewer asks about a node, made of one or more of its properties. */
export interface Aspect {
  readonly section: Section;
  /** What it is called: "subject"; empty where the node's own name says it. */
  readonly words: string;
  readonly properties: readonly string[];
  /** Its value in words; without it, the value of its only property. */
  readonly describe?: (values: Values, nameOf: RecordName) => string;
}

const aspect = (section: Section, words: string, property: string): Aspect => ({
  section,
  words,
  properties: [property],
});

const combined = (
  section: Section,
  words: string,
  properties: readonly string[],
  describe: NonNullable<Aspect["describe"]>,
): Aspect => ({ section, words, properties, describe });

const optionalText = (value: unknown) => (String(value ?? "") === "" ? "" : quoted(String(value)));
const spaced = (parts: readonly string[]) => parts.filter((part) => part !== "").join(" ") || nothing;

const mailboxRules: Readonly<Record<string, string>> = {
  FromOnlySpecified: "",
  FromSalesContact: "the sales contact, else",
  FromSupportContact: "the service contact, else",
  ReplyToOnlySpecified: "",
  ReplyToSalesContact: "the sales contact, else",
  ReplyToSupportContact: "the service contact, else",
  ReplyToEmpty: "nobody",
};

function mailbox(words: string, prefix: "From" | "ReplyTo"): Aspect {
  const properties = [`${prefix}Type`, `${prefix}Name`, `${prefix}Addr`];
  return combined("WHAT", words, properties, (values) => {
    const [rule = "", name, address] = properties.map((property) => values[property]);
    const own = [optionalText(name), optionalText(address)];
    const text = spaced([mailboxRules[String(rule)] ?? wordsOf(rule), ...own]);
    return own.join("") === "" ? text.replace(/, else$/, "") : text;
  });
}

/** A setting that can be switched off and keeps its value. */
const switched = (on: unknown, text: string) => (on === true || text === nothing ? text : `${text} (off)`);

const schedule = (words: string, use: string, at: string): Aspect =>
  combined("WHEN", words, [use, at], (values) => switched(values[use], momentText(values[at])));

const sendWindow = combined(
  "WHEN",
  "mail and SMS leave",
  ["UseTimeframe", "SelectedDays", "TimeframeStart", "TimeframeEnd"],
  (values) => {
    const days = daysText(values.SelectedDays);
    const hours = `${clockText(values.TimeframeStart)} to ${clockText(values.TimeframeEnd)}`;
    return days === nothing ? "at any time" : switched(values.UseTimeframe, `${days}, ${hours}`);
  },
);

const analytics = combined("WHAT", "Google Analytics", ["UseGoogleAnalytics", "GaSource", "GaCampaign"], (values) =>
  switched(values.UseGoogleAnalytics, spaced([optionalText(values.GaSource), optionalText(values.GaCampaign)])),
);

const flow: readonly Aspect[] = [
  aspect("WHO", "who may enter", "Filter"),
  aspect("WHO", "only once", "StartOnlyOnce"),
  aspect("WHO", "excluded selections", "BlockLists"),
  aspect("WHO", "flows that people leave on entering", "RemoveFromFlows"),
  aspect("WHO", "status", "Status"),
  aspect("WHO", "subscription", "ShipmentType"),
  aspect("WHO", "sends without consent or subscription", "OverrideConsentSubscription"),
  aspect("WHO", "flow after success", "ExitSuccessFlowId"),
  aspect("WHO", "flow for everyone else at the end", "ExitFlowId"),
  combined("WHO", "when a goal is reached", ["JumpToFinish"], ({ JumpToFinish }) =>
    JumpToFinish === true ? "people stop at once" : "people continue",
  ),
  schedule("start", "UseWorkflowStart", "WorkflowStart"),
  schedule("end of enrolment", "UseEnrollmentEnd", "EnrollmentEnd"),
  sendWindow,
  aspect("WHEN", "time zone", "TzLocation"),
  mailbox("from", "From"),
  mailbox("reply to", "ReplyTo"),
  aspect("WHAT", "SMS sender", "SmsSender"),
  analytics,
  aspect("LABEL", "name", "Name"),
  aspect("LABEL", "description", "Description"),
  aspect("LABEL", "folder", "Folder"),
  aspect("LABEL", "owner", "Associate"),
  aspect("LABEL", "visible for", "VisibleFor"),
];

/** Where people go who leave in the middle. */
const leaving = (section: Section, words: string): Aspect =>
  combined(section, words, ["ExitFlow", "ExitToFlowId", "ExitToSelectionId"], (values, nameOf) => {
    const flowName = recordText(values.ExitToFlowId, "flow", nameOf);
    const selection = recordText(values.ExitToSelectionId, "selection", nameOf);
    const places = [
      ...(flowName === nothing ? [] : [`for ${flowName}`]),
      ...(selection === nothing ? [] : [`onto ${selection}`]),
    ].join(" and ");
    const leave = `leave the flow ${places}`.trimEnd();
    if (values.ExitFlow === true) return leave;
    return places === "" ? "go on" : `go on (off: ${leave})`;
  });

const withoutNumber = combined("WHO", "people without a mobile number", ["Exit"], ({ Exit }) =>
  Exit === true ? "leave the flow" : "go on",
);

const actionTime = (date: readonly string[] = []): Aspect =>
  combined("WHEN", "when", ["ActionType", "ActionTime", "ActionTimeUnit", ...date], (values) => {
    const interval = Number(values.ActionTime ?? 0) === 0 ? "" : intervalText(values.ActionTime, values.ActionTimeUnit);
    const day = date.length === 0 ? nothing : momentText(values[date[0] ?? ""]);
    return spaced([wordsOf(values.ActionType), interval, day === nothing ? "" : day]);
  });

const waitTime = combined(
  "WHEN",
  "",
  ["TimeWaitAlgorithm", "NumIntervals", "IntervalType", "Until"],
  ({ TimeWaitAlgorithm, NumIntervals, IntervalType, Until }) => {
    const interval = Number(NumIntervals ?? 0) === 0 ? nothing : intervalText(NumIntervals, IntervalType);
    const moment = momentText(Until);
    if (TimeWaitAlgorithm === "NumIntervals") return interval;
    if (TimeWaitAlgorithm === "UntilSpecified") return moment === nothing ? moment : `until ${moment}`;
    return TimeWaitAlgorithm === "UntilDateField" ? "until a date field" : nothing;
  },
);

const timeout = combined(
  "WHEN",
  "longest wait",
  ["WaitForTimeout", "ActionTimeout", "TimeoutIntervalType"],
  ({ WaitForTimeout, ActionTimeout, TimeoutIntervalType }) =>
    WaitForTimeout === true ? intervalText(ActionTimeout, TimeoutIntervalType) : "for ever",
);

const duration = combined("WHAT", "duration", ["Duration"], ({ Duration }) => {
  const seconds = Number(Duration ?? 0);
  if (seconds === 0) return nothing;
  return seconds % 3600 === 0 ? intervalText(seconds / 3600, "Hours") : intervalText(seconds / 60, "Minutes");
});

const followUpOwner = combined("WHAT", "assigned to", ["OwnerType", "Owner"], ({ OwnerType, Owner }, nameOf) =>
  OwnerType === "Specified" ? recordText(Owner, "associate", nameOf) : wordsOf(OwnerType),
);

const what = (...pairs: readonly (readonly [string, string])[]): readonly Aspect[] =>
  pairs.map(([words, property]) => aspect("WHAT", words, property));

const listMembership = what(["selection", "Selection"], ["project", "Project"]);

/** The steps' aspects by the server's type name; the most telling ones first. */
const step: Readonly<Record<string, readonly Aspect[]>> = {
  SendEmail: what(["mailing", "ShipmentId"], ["subject", "Subject"], ["attachments", "Attachments"]),
  SendSMS: [...what(["text", "Text"], ["from", "From"]), withoutNumber],
  WaitForTime: [waitTime],
  WaitForAction: [timeout, leaving("WHO", "people whose time is up")],
  Split: [
    aspect("PATH", "looks at", "SplitOptionType"),
    aspect("PATH", "mailing", "ShipmentId"),
    leaving("WHO", "everyone else"),
    aspect("LABEL", "question", "SplitName"),
  ],
  UpdateParticipant: [
    ...what(["person", "FieldValuesPerson"], ["company", "FieldValuesCompany"]),
    aspect("LABEL", "description", "Description"),
  ],
  AddToList: listMembership,
  RemoveFromList: listMembership,
  CreateRequest: what(
    ["title", "Title"],
    ["message", "Message"],
    ["type", "RequestType"],
    ["category", "Category"],
    ["priority", "Priority"],
    ["status", "TicketStatus"],
    ["owner", "Owner"],
  ),
  CreateFollowUp: [
    ...what(["title", "Title"], ["type", "FollowUpType"]),
    actionTime(),
    followUpOwner,
    duration,
    ...what(["project", "Project"], ["agenda", "Agenda"], ["already done", "Completed"], ["shown as", "Availability"]),
  ],
  CreateSale: [
    ...what(
      ["title", "Title"],
      ["type", "SaleType"],
      ["stage", "Stage"],
      ["amount", "Amount"],
      ["currency", "Currency"],
    ),
    actionTime(["Date"]),
    ...what(["owner", "Owner"], ["project", "Project"], ["source", "Source"], ["description", "Description"]),
  ],
  NotifyByEmail: what(["to", "To"], ["addresses", "SpecificEmailAddresses"], ["subject", "Subject"], ["text", "Text"]),
  NotifyBySMS: what(["to", "To"], ["numbers", "SpecificPhoneNumbers"], ["text", "Text"], ["from", "From"]),
  RunScript: what(["script", "ScriptId"]),
  DistributeToOwner: what(
    ["users", "Associates"],
    ["groups", "UserGroups"],
    ["only people without an owner", "OnlyToUnassigned"],
    ["else", "DefaultAssociate"],
    ["next in turn", "DistributeQueue"],
  ),
};

const conditions = (section: Section): Aspect => aspect(section, "where", "RestrictionGroups");

const option: readonly Aspect[] = [
  aspect("LABEL", "name", "Name"),
  conditions("PATH"),
  aspect("PATH", "form", "FormId"),
  aspect("PATH", "link", "LinkId"),
  aspect("PATH", "project", "ProjectId"),
  aspect("PATH", "selection", "SelectionId"),
];

const byKind: Readonly<Record<Exclude<NodeKind, "step">, readonly Aspect[]>> = {
  flow,
  option,
  trigger: [conditions("WHO")],
  goal: [conditions("WHO")],
  action: [conditions("PATH")],
};

/** The aspects of a node, the most telling ones first. The node's type is none of them: it never changes. */
export function aspectsOf(kind: NodeKind, type: string): readonly Aspect[] {
  return kind === "step" ? (step[type] ?? []) : byKind[kind];
}

/** What the coming and going of a whole node means. */
export function sectionOfNode(kind: NodeKind, type: string): Section {
  if (kind === "trigger" || kind === "goal" || kind === "flow") return "WHO";
  if (kind === "step" && (type === "WaitForTime" || type === "WaitForAction")) return "WHEN";
  return kind === "step" && type !== "Split" ? "WHAT" : "PATH";
}
