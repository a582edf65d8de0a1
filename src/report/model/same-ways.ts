import type { Change, Modify } from "../../model/change.ts";
import { nodeKey, type PathNode } from "../../model/flow-path.ts";
import { isEveryoneElse } from "../../model/node.ts";
import { equalJson } from "../../util/json.ts";
import type { Values } from "./aspects.ts";
import type { FlowFacts } from "./flags.ts";
import { type SplitSides, splitsOf } from "./splits-of.ts";

/**
 * Whether a split sends people as it did before, because each of its branches stays or has an equal one in its place:
 * then a branch that comes or goes is nothing but another id.
 */
export function sendsAsBefore({ before, after }: SplitSides, { changes }: FlowFacts): boolean {
  if (before === undefined || after === undefined || asksOtherwise(after, changes)) return false;
  const isEqual = (was: PathNode, index: number) => {
    const is = after.children[index];
    return is !== undefined && (nodeKey(was) === nodeKey(is) || areEqual(was, is, changes));
  };
  return before.children.length === after.children.length && before.children.every(isEqual);
}

/** Whether two branches, before and after, are one and the same for people: the same one, or its equal in its place. */
export function isSameWay(was: PathNode, is: PathNode, flow: FlowFacts): boolean {
  if (nodeKey(was) === nodeKey(is)) return true;
  const [sides, others] = [splitsOf(flow.path, nodeKey(is)), splitsOf(flow.path, nodeKey(was))];
  if (sides.before === undefined || sides.before !== others.before || !sendsAsBefore(sides, flow)) return false;
  return placeOf(sides.before, was) === placeOf(sides.after, is);
}

const placeOf = (split: PathNode | undefined, branch: PathNode) =>
  split?.children.findIndex((child) => nodeKey(child) === nodeKey(branch));

/** Whether a split that stays, or a branch of it that stays, asks something else than before. */
export function asksOtherwise(split: PathNode, changes: readonly Change[]): boolean {
  const own = new Set([split, ...split.children].map(nodeKey));
  return changes.some((change) => change.action === "modify" && isOfRules(change) && own.has(nodeKey(change.node)));
}

const isOfRules = ({ property }: Modify) => !withoutRule.has(property);
/** Names, and where those go whom no branch takes. */
const withoutRule = new Set(["Name", "SplitName", "Description", "ExitFlow", "ExitToFlowId", "ExitToSelectionId"]);

/** Whether one branch goes and the other one comes, with the same conditions and the same steps. */
function areEqual(was: PathNode, is: PathNode, changes: readonly Change[]): boolean {
  if (!equalJson(was.children.map(nodeKey), is.children.map(nodeKey))) return false;
  if (isEveryoneElse(was) && isEveryoneElse(is)) return true;
  const goes = changes.find(({ action, node }) => action === "remove" && nodeKey(node) === nodeKey(was));
  const comes = changes.find(({ action, node }) => action === "add" && nodeKey(node) === nodeKey(is));
  if (goes?.action !== "remove" || comes?.action !== "add") return false;
  return equalJson(unnamed(goes.before), unnamed(comes.after));
}

const unnamed = (values: Values) => Object.fromEntries(Object.entries(values).filter(([name]) => name !== "Name"));
