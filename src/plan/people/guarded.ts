import type { FoundChange, Match } from "../../model/match.ts";
import type { CarrierNode } from "../../model/node.ts";
import type { Participants } from "../../model/people.ts";
import { removedNode } from "../removed-node.ts";
import { countOn, crowdsOf } from "./crowds.ts";
import { isWithin } from "./place.ts";

/** Something that may only be done while nobody is there. */
export interface Guarded {
  readonly found: FoundChange;
  /** The live node that goes or moves. */
  readonly node: CarrierNode;
  /** The steps on which nobody may stand. */
  readonly steps: readonly CarrierNode[];
}

const waits = new Set(["WaitForTime", "WaitForAction"]);
const pinned = new Set([...waits, "Split"]);

/** The live steps that stay where they are as long as people are in them (superoffice-api.md G9), with those in them. */
export function pinnedNodes(participants: Participants, match: Match): ReadonlySet<CarrierNode> {
  const steps = liveSteps(match);
  const crowds = crowdsOf(participants, match);
  const isOccupied = (node: CarrierNode) => crowds === undefined || countOn(crowds, within(node, steps)) > 0;
  return new Set(steps.filter((node) => pinned.has(node.type) && isOccupied(node)));
}

/**
 * The removals and moves that need an empty place (superoffice-api.md G9, G10). What stands below something that
 * goes is not listed for itself.
 */
export function guardedChanges(changes: readonly FoundChange[], match: Match): readonly Guarded[] {
  const steps = liveSteps(match);
  return changes.flatMap((found) => {
    const node = liveNode(found, match);
    if (node === undefined || !needsEmptyPlace(found, node, match)) return [];
    return [{ found, node, steps: within(node, steps) }];
  });
}

/** Steps of the main line, other than those above, that go; the rules allow it, and nobody says what becomes of people. */
export function freelyRemoved(changes: readonly FoundChange[], match: Match): readonly Guarded[] {
  return changes.flatMap((found) => {
    const node = liveNode(found, match);
    const isPlain = node?.kind === "step" && !pinned.has(node.type) && node.parent?.kind === "flow";
    return isPlain && found.change.action === "remove" ? [{ found, node, steps: [node] }] : [];
  });
}

function needsEmptyPlace({ change, pair }: FoundChange, node: CarrierNode, { pairs, removed }: Match): boolean {
  if (change.action === "remove") {
    if (node.parent !== undefined && removed.includes(node.parent)) return false;
    return pinned.has(node.type) || node.kind === "option" || node.parent?.kind === "option";
  }
  if (change.action !== "move") return false;
  if (node.kind === "step") return pinned.has(node.type);
  const split = pairs.find(({ desired }) => desired === pair?.desired.parent)?.live;
  return node.kind === "option" && split !== node.parent;
}

function liveNode({ change, pair }: FoundChange, match: Match): CarrierNode | undefined {
  return removedNode(change, match) ?? pair?.live;
}

function liveSteps({ pairs, removed }: Match): readonly CarrierNode[] {
  return [...pairs.flatMap(({ live }) => live ?? []), ...removed].filter(({ kind }) => kind === "step");
}

const within = (node: CarrierNode, steps: readonly CarrierNode[]) => steps.filter((step) => isWithin(step, node));
