import type { Change } from "../../model/change.ts";
import { nodeKey, type PathNode } from "../../model/flow-path.ts";
import { isEveryoneElse } from "../../model/node.ts";
import { actionText } from "./action-text.ts";
import type { Surroundings } from "./change-line.ts";
import { goalText } from "./goal-text.ts";
import { leavingText } from "./leaving-text.ts";
import { passedExits } from "./moved-exits.ts";
import { movedGates } from "./moved-gates.ts";
import { nodeName } from "./node-name.ts";
import { titleOf, wayTitle } from "./node-title.ts";
import { reachOf } from "./reach.ts";
import { asksOtherwise, sendsAsBefore } from "./same-ways.ts";
import { splitsOf } from "./splits-of.ts";
import { quoted, type RecordName } from "./value-text.ts";

/**
 * What a change means for those who come later, where its own sentence does not say it: the branches of a split are
 * tried in their order, and the first one that fits counts (superoffice-api.md G20). Undefined for everything else.
 */
export function laterText(change: Change, surroundings: Surroundings): string | undefined {
  const { kind } = change.node;
  if (kind === "trigger") return listText(change);
  if (kind === "goal") return goalText(change, surroundings);
  if (kind === "action") return actionText(change, surroundings);
  if (kind === "step" && change.action === "move")
    return gatesText(change, surroundings) ?? exitsText(change, surroundings);
  return kind === "option" && !isEveryoneElse(change.node) ? branchText(change, surroundings) : undefined;
}

/** Lists that a trigger is about: people may have been on one long before. */
const lists: Readonly<Record<string, string>> = { AddedToProject: "project", AddedToSelection: "selection" };

/** Of a trigger for a list that lets in others: nobody documents whether being on it already counts. */
function listText(change: Change): string | undefined {
  const list = lists[change.node.type];
  if (list === undefined || !letsIn(change)) return undefined;
  return `Who is added to the ${list} can enter; whether those who are in it already enter, too, is not known.`;
}

function letsIn(change: Change): boolean {
  if (change.action === "add") return true;
  if (change.action !== "modify" || change.property !== "RestrictionGroups") return false;
  const reach = reachOf(change.before, change.after);
  return reach !== "fewer" && reach !== "same";
}

/** For whom a step is that moves into a branch, out of one, or into another one. */
function gatesText({ node }: Change, { flow }: Surroundings): string | undefined {
  const gates = movedGates(flow, nodeKey(node));
  const [was, is] = [gates.before.at(-1), gates.after.at(-1)];
  if (is === undefined) return was && `From now on, it is no longer only for those who ${wayWords(was, "go")}.`;
  if (was === undefined) return `From now on, it is only for those who ${wayWords(is, "go")}.`;
  return `From now on, it is for those who ${wayWords(is, "go")}; before, it was for those who ${wayWords(was, "went")}.`;
}

/** Who gets a message no more, or now as well, that moves past a step at which people leave, or which such a step moves past. */
function exitsText({ node }: Change, { flow, nameOf }: Surroundings): string | undefined {
  const passed = passedExits(flow.path, nodeKey(node));
  const [first] = passed;
  if (first === undefined) return undefined;
  const { exit, isGained } = first;
  const alike = passed.filter((one) => one.exit === exit && one.isGained === isGained).map(({ message }) => message);
  const isItself = alike.some((message) => nodeKey(message) === nodeKey(node));
  const what = isItself ? "it" : messageNames(alike, nameOf);
  const gets = isGained ? `gets ${what} before` : `does not get ${what} any more`;
  return `From now on, who leaves at ${nodeName(exit)} ${gets}${passed.length === alike.length ? "" : "; there is more of this kind"}.`;
}

function wayWords(gate: PathNode, go: "go" | "went"): string {
  return isEveryoneElse(gate)
    ? `${go} with ${nodeName(gate).replace("Everyone", "everyone")}`
    : `${go} to ${nodeName(gate)}`;
}

interface Split {
  readonly before: PathNode;
  readonly after: PathNode;
}

function branchText(change: Change, surroundings: Surroundings): string | undefined {
  const { before, after } = splitsOf(surroundings.flow.path, nodeKey(change.node));
  if (before === undefined || after === undefined) return undefined;
  const split = { before, after };
  const isSame = sendsAsBefore(split, surroundings.flow);
  if (change.action === "remove")
    return isSame
      ? "An equal branch is in its place: nobody who comes later goes another way."
      : `From now on, whom it would have taken ${restText(split, change, surroundings)}.`;
  if (change.action === "add")
    return isSame
      ? "It is in the place of an equal branch: nobody who comes later goes another way."
      : `Until now, whom it takes ${formerText(split, change, surroundings)}.`;
  return change.action === "move"
    ? "The first branch that fits counts: who fits several may go another way."
    : undefined;
}

/** The branches of a side that the other side does not have. */
function without(one: PathNode, other: PathNode): readonly PathNode[] {
  const known = new Set(other.children.map(nodeKey));
  return one.children.filter((child) => !isEveryoneElse(child) && !known.has(nodeKey(child)));
}

/** Whether one of the branches behind this one, on its own side, is on the other side, too. */
function hasLater(one: PathNode, other: PathNode, { node }: Change): boolean {
  const known = new Set(other.children.map(nodeKey));
  const place = one.children.findIndex((child) => nodeKey(child) === nodeKey(node));
  return one.children.slice(place + 1).some((child) => !isEveryoneElse(child) && known.has(nodeKey(child)));
}

/** Where those go whom a branch does not take any more. Any branch may take them where others come or ask otherwise. */
function restText({ before, after }: Split, change: Change, surroundings: Surroundings): string {
  const rest = everyoneElse(after, surroundings);
  if (without(after, before).length > 0 || asksOtherwise(after, surroundings.flow.changes))
    return `go to another branch that fits, or with ${rest}`;
  return hasLater(before, after, change) ? `go to a later branch that fits, or with ${rest}` : `go with ${rest}`;
}

/** Where those went whom a new branch takes. Any branch may have taken them where others go or ask otherwise. */
function formerText({ before, after }: Split, change: Change, { flow, nameOf }: Surroundings): string {
  const left = leavingText(before, nameOf)?.replace(/^leave/, "left");
  const rest = `everyone else${left === undefined ? "" : `, who ${left}`}`;
  if (without(before, after).length > 0 || asksOtherwise(after, flow.changes))
    return `went to another branch or with ${rest}`;
  return hasLater(after, before, change) ? `went to a later branch or with ${rest}` : `went with ${rest}`;
}

const messages: ReadonlySet<string> = new Set(["SendEmail", "SendSMS"]);
/** More messages than these are counted. */
const mostMessages = 2;

/** Everyone else, with what they are called, and that they leave or what they get. */
function everyoneElse(split: PathNode, { nameOf }: Surroundings): string {
  const branch = split.children.find(isEveryoneElse);
  if (branch === undefined) return "everyone else";
  const name = String(branch.values.Name ?? "") === "" ? "" : ` (${quoted(wayTitle(branch, nameOf))})`;
  const then = leavingText(split, nameOf) ?? messagesText(branch, nameOf);
  return `everyone else${name}${then === undefined ? "" : `, who ${then}`}`;
}

/** Steps at which some may leave or go different ways: what stands behind them is not for all. */
const forks: ReadonlySet<string> = new Set(["Split", "WaitForAction"]);

function messagesText({ children }: PathNode, nameOf: RecordName): string | undefined {
  const fork = children.findIndex(({ type }) => forks.has(type));
  const sent = children.slice(0, fork === -1 ? undefined : fork).filter(({ type }) => messages.has(type));
  return sent.length === 0 ? undefined : `get ${messageNames(sent, nameOf)}`;
}

/** The first messages of some by name, and how many more there are. */
function messageNames(sent: readonly PathNode[], nameOf: RecordName): string {
  const told = sent.slice(0, mostMessages).map((step) => {
    const { noun, title } = titleOf(step, nameOf);
    return `${noun === "Mail" ? "the mail" : "the SMS"} ${quoted(title)}`;
  });
  const more = sent.length > told.length ? [`${sent.length - told.length} more`] : [];
  return [...told, ...more].join(" and ");
}
