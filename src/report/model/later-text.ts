import type { Change } from "../../model/change.ts";
import { nodeKey, type PathNode } from "../../model/flow-path.ts";
import { isEveryoneElse } from "../../model/node.ts";
import type { Surroundings } from "./change-line.ts";
import { titleOf, wayTitle } from "./node-title.ts";
import { splitsOf } from "./splits-of.ts";
import { quoted } from "./value-text.ts";

/**
 * What a change means for those who come later, where its own sentence does not say it: the branches of a split are
 * tried in their order, and the first one that fits counts (superoffice-api.md G20). Undefined for everything else.
 */
export function laterText(change: Change, surroundings: Surroundings): string | undefined {
  const { node, action } = change;
  if (node.kind === "goal") return goalText(change, surroundings);
  if (node.kind !== "option" || isEveryoneElse(node)) return undefined;
  const { before, after } = splitsOf(surroundings.flow.path, nodeKey(node));
  if (before === undefined || after === undefined) return undefined;
  if (action === "remove")
    return `From now on, whom it would have taken ${restText(before, after, change, surroundings)}.`;
  if (action === "add") return "Whom it takes went on to a later branch or with everyone else before.";
  return action === "move" ? "The first branch that fits counts: who fits several may go another way." : undefined;
}

function goalText({ action }: Change, { flow }: Surroundings): string | undefined {
  return action === "remove" && flow.values.JumpToFinish === true
    ? "From now on, who reaches it stays and goes on."
    : undefined;
}

/** Where those go whom a branch does not take any more. */
function restText(before: PathNode, after: PathNode, { node }: Change, surroundings: Surroundings): string {
  const stay = new Set(after.children.map(nodeKey));
  const place = before.children.findIndex((child) => nodeKey(child) === nodeKey(node));
  const later = before.children.slice(place + 1).some((child) => !isEveryoneElse(child) && stay.has(nodeKey(child)));
  const rest = everyoneElse(after, surroundings);
  return later ? `go to a later branch that fits, or with ${rest}` : `go with ${rest}`;
}

const messages: ReadonlySet<string> = new Set(["SendEmail", "SendSMS"]);
/** More messages than these are counted. */
const mostMessages = 2;

/** Everyone else, with what they are called and what they get. */
function everyoneElse(split: PathNode, { nameOf }: Surroundings): string {
  const branch = split.children.find(isEveryoneElse);
  if (branch === undefined) return "everyone else";
  const sent = branch.children.filter(({ type }) => messages.has(type));
  const told = sent.slice(0, mostMessages).map((step) => {
    const { noun, title } = titleOf(step, nameOf);
    return `${noun === "Mail" ? "the mail" : "the SMS"} ${quoted(title)}`;
  });
  const more = sent.length > told.length ? [`${sent.length - told.length} more`] : [];
  const name = String(branch.values.Name ?? "") === "" ? "" : ` (${quoted(wayTitle(branch, nameOf))})`;
  return `everyone else${name}${told.length === 0 ? "" : `, who get ${[...told, ...more].join(" and ")}`}`;
}
