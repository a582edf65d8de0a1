import type { Change } from "../../model/change.ts";
import { type FlowPath, nodeKey } from "../../model/flow-path.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";
import { isEveryoneElse } from "../../model/node.ts";
import { actionFlags } from "./action-flags.ts";
import type { Aspect, Values } from "./aspects.ts";
import { exitFlags } from "./exit-flags.ts";
import { goalFlags } from "./goal-flags.ts";
import { movedMessages } from "./moved-messages.ts";
import { passedWaits } from "./passed-waits.ts";
import { reachOf } from "./reach.ts";
import { sendsAsBefore } from "./same-ways.ts";
import { splitsOf } from "./splits-of.ts";
import { textFlag } from "./text-flag.ts";
import { isLater, type Time } from "./time-change.ts";
import { enrolmentEnd, startOf, timeoutOf, waitOf } from "./times-of.ts";

/** What a row tells: its change, what of the node it speaks of, and the node's properties on both sides. */
export interface Flagged {
  readonly change: Change;
  /** Absent where the whole node is meant. */
  readonly aspect?: Aspect | undefined;
  readonly before: Values;
  readonly after: Values;
  readonly flow: FlowFacts;
}

/** What a flag may depend on beside the node itself. */
export interface FlowFacts {
  /** The properties of the flow as they will be. */
  readonly values: Values;
  readonly path: FlowPath;
  readonly changes: readonly Change[];
}

/** Words for what a reviewer must not miss; empty for a change that speaks for itself. */
export function flagOf(row: Flagged): string {
  const { change, aspect } = row;
  if (change.action === "rename") return "LABEL ONLY";
  if (change.action === "modify") return aspect === undefined ? "" : aspectFlag(aspect, row);
  if (change.node.kind === "flow") return flowFlag(row);
  if (change.action === "move") return moveFlag(row);
  return aspect === undefined ? nodeFlag(row) : aspectFlag(aspect, row);
}

/** A new flow is new in all it says; a flow that goes takes its people along. */
function flowFlag({ change, aspect, after }: Flagged): string {
  if (change.action === "remove") return "STOPS PEOPLE";
  const [property = ""] = aspect?.properties ?? [];
  if (property === "Status") return after.Status === "Running" ? "STARTS" : "";
  return property === "OverrideConsentSubscription" && after[property] === true ? "CONSENT OVERRIDE" : "";
}

function moveFlag({ change, flow }: Flagged): string {
  if (change.node.kind === "option") return otherWay;
  if (change.node.kind !== "step") return "";
  return joined([...movedMessages(change, flow), passedWaits(flow.path, nodeKey(change.node))]);
}

/** A branch that comes or goes leads others another way, unless its whole split does. */
function branchFlag({ change, flow }: Flagged): string {
  const sides = splitsOf(flow.path, nodeKey(change.node));
  if (sides.before === undefined || sides.after === undefined || isEveryoneElse(change.node)) return "";
  return sendsAsBefore(sides, flow) ? "" : otherWay;
}

const joined = (flags: readonly string[]) => flags.filter((flag) => flag !== "").join(", ");

const otherWay = "OTHER WAY";
const stops = "STOPS PEOPLE";
const keeps = "KEEPS PEOPLE";

const messages: Readonly<Record<string, string>> = { SendEmail: "MAIL", SendSMS: "SMS" };
const waits: ReadonlySet<string> = new Set(["WaitForTime", "WaitForAction"]);

/** A node that comes or goes. */
function nodeFlag(row: Flagged): string {
  const { change } = row;
  const { kind, type } = change.node;
  const comes = change.action === "add";
  if (kind === "trigger") return comes ? "NEW AUDIENCE" : "SMALLER AUDIENCE";
  if (kind === "goal") return joined(goalFlags(row));
  if (kind === "option") return branchFlag(row);
  if (kind === "action") return joined(actionFlags(row));
  if (kind !== "step") return "";
  if (waits.has(type)) return comes ? "LATER" : "SOONER";
  const message = messages[type];
  return message === undefined ? "" : `${comes ? "MORE" : "LESS"} ${message}`;
}

type Judge = (row: Flagged) => string;

/** By the first property of what changes; only what a property means for people is here. */
const byProperty: Readonly<Record<string, Judge>> = {
  Filter: ({ before, after }) => audiences[reachOf(before.Filter, after.Filter) ?? "other"],
  RestrictionGroups: (row) => {
    const { change, before, after } = row;
    const { kind } = change.node;
    if (kind === "goal") return joined(goalFlags(row));
    if (kind === "action") return joined(actionFlags(row));
    const reach = reachOf(before.RestrictionGroups, after.RestrictionGroups) ?? "other";
    if (kind === "trigger") return audiences[reach];
    return reach === "same" ? "" : otherWay;
  },
  ...Object.fromEntries(
    ["FormId", "LinkId", "ProjectId", "SelectionId", "SplitOptionType", "ExitSuccessFlowId", "ExitFlowId"].map(
      (property): [string, Judge] => [property, () => otherWay],
    ),
  ),
  BlockLists: ({ before, after }) =>
    joined([
      added(after.BlockLists, before.BlockLists) ? "NEW AUDIENCE" : "",
      added(before.BlockLists, after.BlockLists) ? stops : "",
    ]),
  RemoveFromFlows: ({ before, after }) =>
    joined([
      added(before.RemoveFromFlows, after.RemoveFromFlows) ? stops : "",
      added(after.RemoveFromFlows, before.RemoveFromFlows) ? keeps : "",
    ]),
  StartOnlyOnce: ({ after }) => (after.StartOnlyOnce === false ? "MORE OFTEN" : "ONLY ONCE"),
  Status: ({ after }) => statusFlags[String(after.Status)] ?? "",
  ShipmentType: () => "OTHER AUDIENCE, UNSUBSCRIBE LINK CHANGED",
  OverrideConsentSubscription: ({ after }) =>
    after.OverrideConsentSubscription === true ? "CONSENT OVERRIDE" : "CONSENT COUNTS AGAIN",
  JumpToFinish: ({ after }) => (after.JumpToFinish === true ? stops : keeps),
  Exit: ({ after }) => (after.Exit === true ? stops : keeps),
  ExitFlow: (row) => (leavesInTime(row.before) && leavesInTime(row.after) ? otherWay : joined(exitFlags(row))),
  UseWorkflowStart: timed(startOf),
  UseEnrollmentEnd: ({ before, after }) => {
    const later = isLater(enrolmentEnd(before), enrolmentEnd(after));
    return later === undefined ? "" : later ? "NEW AUDIENCE" : "SMALLER AUDIENCE";
  },
  UseTimeframe: () => otherTime,
  TzLocation: () => otherTime,
  TimeWaitAlgorithm: timed(waitOf),
  WaitForTimeout: (row) => {
    const exit = row.before.ExitFlow === row.after.ExitFlow ? exitFlags(row) : [];
    return joined([...exit, timed(timeoutOf)(row)]);
  },
  ShipmentId: ({ change: { node } }) => (node.type === "SendEmail" ? "OTHER MAILING" : otherWay),
  Subject: textFlag,
  Text: textFlag,
  Title: textFlag,
  Message: textFlag,
  Agenda: textFlag,
};

function aspectFlag(aspect: Aspect, row: Flagged): string {
  const [property = ""] = aspect.properties;
  if (aspect.section === "LABEL") return labels.has(property) ? "LABEL ONLY" : "";
  return byProperty[property]?.(row) ?? "";
}

const labels: ReadonlySet<string> = new Set(["Name", "Description", "SplitName", "Folder"]);
const statusFlags: Readonly<Record<string, string>> = {
  Stopped: "STOPS PEOPLE",
  Paused: "HOLDS PEOPLE",
  Running: "STARTS",
};

// Only names and lines that are off can be others where the same people pass.
const audiences = { more: "NEW AUDIENCE", fewer: "SMALLER AUDIENCE", same: "", other: "OTHER AUDIENCE" } as const;

/** Whether the second list has something that the first one does not have. */
function added(before: unknown, after: unknown): boolean {
  const known = new Set(Array.isArray(before) ? before.map(String) : []);
  return Array.isArray(after) && after.some((item) => !known.has(String(item)));
}

const otherTime = "OTHER TIME";

function timed(timeOf: (values: Values) => Time | undefined): Judge {
  return ({ before, after }) => {
    const [was, is] = [timeOf(before), timeOf(after)];
    const later = was === undefined || is === undefined ? undefined : isLater(was, is);
    return later === undefined ? otherTime : later ? "LATER" : "SOONER";
  };
}
