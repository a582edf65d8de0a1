import type { Change } from "../../model/change.ts";
import { nodeKey } from "../../model/flow-path.ts";
import type { Effect } from "../../model/people.ts";
import type { ChangeLine } from "./change-line.ts";
import { concernsNobody } from "./effect-text.ts";
import type { ToldFlow } from "./told-flow.ts";

/**
 * Who is in the flows that change, and what it means for them as far as that is known for all of them; a number that
 * nobody knows is said to be not known. Without its full stop.
 */
export function insideText(told: readonly ToldFlow[]): string {
  const flows = told.map(({ flow }) => flow);
  const where = flows.length === 1 ? "it" : "them";
  if (flows.every(({ action }) => action === "create")) return `Nobody is in ${where} yet`;
  const asked = flows.flatMap(({ people }) => people ?? []);
  const known = asked.reduce((sum, { total }) => sum + (total ?? 0), 0);
  if (asked.length === 0) return `Who is in ${where} was not asked`;
  if (asked.some(({ total }) => total === null)) return `How many people are in ${where} now is not known`;
  if (known === 0) return `Nobody is in ${where} now`;
  const people = `${known === 1 ? "1 person is" : `${known} people are`} in ${where} now`;
  return `${people}${meaningFor(told, known)}`;
}

/** What it means for the people inside, who are so many. */
function meaningFor(told: readonly ToldFlow[], inside: number): string {
  const changes = told.flatMap(({ flow }) => (flow.people?.total === 0 ? [] : flow.changes));
  const ends = told.some(({ flow }) => flow.cancels !== null && flow.cancels > 0);
  if (!ends && changes.length > 0 && changes.every(concernsNobody))
    return inside === 1 ? " and not affected" : " and none of them is affected";
  return messagesFor(told, inside);
}

/** How many of them are sure to get what they would not get today; nothing where that is not known of all messages. */
function messagesFor(told: readonly ToldFlow[], inside: number): string {
  const messages = told.map(({ lines }) => lines.filter(isMessage).map(({ change }) => change));
  const counts = messages.map((changes) => changes.map(reached));
  if (counts.flat().some((count) => count === undefined)) return "";
  const most = counts.reduce((sum, own) => sum + Math.max(0, ...own.map((count) => count ?? 0)), 0);
  if (most === 0) return "";
  const what = messageWords(messages.flat());
  if (most === inside) return inside === 1 ? `, who will get ${what}` : `, all of whom will get ${what}`;
  const isAll = messages.every((changes) => new Set(changes.map(({ node }) => nodeKey(node))).size < 2);
  const mayBeMore = messages.flat().some(({ effect = {} }) => chances.some((fate) => (effect[fate] ?? 0) > 0));
  return `, ${isAll && !mayBeMore ? "" : "at least "}${most} of whom will get ${what}`;
}

/** Who comes to it only if something holds that nobody knows yet. */
const chances = ["withNumber", "unlessLeaving", "unlessWaiting", "perhaps", "perhapsAgain"] as const;

const nouns: Readonly<Record<string, string>> = { SendEmail: "mail", SendSMS: "SMS" };

/** "more mail", "other messages": what the changes of messages bring to people. */
function messageWords(changes: readonly Change[]): string {
  const [noun = "messages", ...others] = new Set(changes.map(({ node }) => nouns[node.type]));
  const how = changes.every(({ action }) => action === "add") ? "more" : "other";
  return `${how} ${others.length === 0 ? noun : "messages"}`;
}

/** A message to people that comes, or says something else. */
function isMessage({ change, section }: ChangeLine): boolean {
  const comes = change.action === "add" || change.action === "modify";
  return comes && section === "WHAT" && Object.hasOwn(nouns, change.node.type);
}

/** How many of the people inside are sure to come to it; undefined when that is not known of all of them. */
function reached({ effect = {} }: Change): number | undefined {
  const { ahead = 0, again = 0, unknown = 0 }: Effect = effect;
  return ahead === null || again === null || unknown !== 0 ? undefined : ahead + again;
}
