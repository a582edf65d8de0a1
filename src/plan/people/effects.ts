import type { Change } from "../../model/change.ts";
import type { FoundChange, Match } from "../../model/match.ts";
import type { CarrierNode } from "../../model/node.ts";
import type { Effect, Fate, Participants } from "../../model/people.ts";
import type { NodeKind } from "../../model/property.ts";
import { removedNode } from "../removed-node.ts";
import { type Crowd, crowdsOf } from "./crowds.ts";
import { type EndingBefore, endingsIn } from "./obstacles.ts";
import { placeOf } from "./place.ts";
import { fateOfSetting, isLabel } from "./scope.ts";

/**
 * The changes, each with what it means for the people inside; as they are when nobody is. Where the flow is ended, that
 * alone means something: everybody is cancelled, and comes to nothing else.
 */
export function withEffects(
  changes: readonly FoundChange[],
  participants: Participants | null,
  found: Match,
): readonly FoundChange[] {
  if (participants === null || participants.total === 0) return changes;
  const crowds = crowdsOf(participants, found);
  const scene = { match: found, endingBefore: endingsIn(found) };
  const ends = changes.some(({ change }) => isEnding(change));
  return changes.map(({ change, pair }) => {
    if (ends && !isEnding(change)) return { change, pair };
    const fate = byKind[change.node.kind]({ change, pair }, scene);
    return { change: { ...change, effect: effectOf(fate, participants.total, crowds) }, pair };
  });
}

const isEnding = (change: Change) =>
  change.action === "modify" && change.node.kind === "flow" && fateOfSetting(change) === "cancelled";

/** The step on which people stand, on both sides; undefined when it goes. */
interface Standing {
  readonly live: CarrierNode;
  readonly desired: CarrierNode | undefined;
}

/** One fate for all, or one for each place at which people stand. */
type Fates = Fate | ((standing: Standing) => Fate);

function effectOf(fates: Fates, total: number | null, crowds: readonly Crowd[] | undefined): Effect {
  if (typeof fates === "string") return { [fates]: total };
  if (crowds === undefined) return { unknown: null };
  const effect: Partial<Record<Fate, number>> = {};
  for (const { live, desired, count } of crowds) {
    const fate = live === undefined ? "unknown" : fates({ live, desired });
    effect[fate] = (effect[fate] ?? 0) + count;
  }
  return effect;
}

/** What all changes of a flow are judged by. */
interface Scene {
  readonly match: Match;
  readonly endingBefore: EndingBefore;
}

type Judge = (found: FoundChange, scene: Scene) => Fates;

/** Triggers count from now on, and goals are looked at before every step (superoffice-api.md G13, G19). */
const byKind: Readonly<Record<NodeKind, Judge>> = {
  flow: ({ change }) => (change.action === "modify" ? fateOfSetting(change) : "untouched"),
  trigger: () => "untouched",
  goal: ({ change }) => (change.action === "rename" ? "untouched" : "ahead"),
  step: atStep,
  option: atStep,
  action: atStep,
};

/** Before and after: the step that changes, or at which a branch or an action is looked at. */
interface Sides {
  readonly before: CarrierNode | undefined;
  readonly after: CarrierNode | undefined;
}

function atStep({ change, pair }: FoundChange, { match, endingBefore }: Scene): Fates {
  if (change.action === "rename" || (change.action === "modify" && isLabel(change))) return "untouched";
  const sides = { before: stepOf(removedNode(change, match) ?? pair?.live), after: stepOf(pair?.desired) };
  const asksForNumber = isExitForSome(pair?.desired) && !(change.action === "modify" && change.property === "Exit");
  return (standing) => {
    const fate = fateAt(standing, sides, endingBefore) ?? fateOnIt(change);
    return asksForNumber ? (unsure[fate] ?? fate) : fate;
  };
}

/** Whether people without a number leave at a step instead of getting its SMS. */
const isExitForSome = (node: CarrierNode | undefined) =>
  node?.kind === "step" && node.type === "SendSMS" && node.value.Exit === true;

/** What becomes of those who are sure to come to such a step: nobody knows who has a number. */
const unsure: Readonly<Partial<Record<Fate, Fate>>> = { ahead: "withNumber", again: "perhapsAgain" };

const stepOf = (node: CarrierNode | undefined) => (node === undefined || node.kind === "step" ? node : node.parent);

/** The fate of people who do not stand on the step itself. */
function fateAt({ live, desired }: Standing, { before, after }: Sides, endingBefore: EndingBefore): Fate | undefined {
  const was = before === undefined ? undefined : placeOf(before, live);
  if (was === "here") return undefined;
  const wasToCome = was === "ahead" || was === "perhaps";
  const lost = wasToCome ? "missed" : "past";
  if (after === undefined) return lost;
  // Where people go whose step is removed, nobody documents (design §6, A17).
  if (desired === undefined) return was === undefined || wasToCome ? "unknown" : "past";
  const is = placeOf(after, desired);
  if (is === "past" || is === "aside") return lost;
  const ending = is === "ahead" ? endingBefore(after, desired) : undefined;
  const isSure = is !== "perhaps" && ending === undefined;
  if (was === "past") return isSure ? "again" : "perhapsAgain";
  if (is === "perhaps") return "perhaps";
  return ending === undefined ? "ahead" : unless[ending];
}

const unless = { leaving: "unlessLeaving", waiting: "unlessWaiting" } as const;

const waits = new Set(["WaitForTime", "WaitForAction"]);

/** Who stands on a step that does not make them wait has it still before them, as it will be. */
function fateOnIt({ action, node }: Change): Fate {
  if (node.kind === "option") return action === "remove" ? "missed" : "ahead";
  return node.kind === "step" && action === "modify" && !waits.has(node.type) ? "ahead" : "here";
}
