import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import * as findings from "../../diagnostic/people.ts";
import type { EmailFlow } from "../../model/email-flow.ts";
import type { FoundChange, Match } from "../../model/match.ts";
import type { CarrierNode } from "../../model/node.ts";
import type { Participants } from "../../model/people.ts";
import type { Origin } from "../../source/origin.ts";
import { present } from "../../util/invariant.ts";
import { countOn, crowdsOf } from "./crowds.ts";
import { freelyRemoved, type Guarded, guardedChanges } from "./guarded.ts";

/** One flow's changes, and who is inside. */
export interface Occupancy {
  readonly flow: { readonly file: string };
  readonly live: EmailFlow | undefined;
  readonly found: Match;
  readonly changes: readonly FoundChange[];
  readonly people: Participants | null;
}

/**
 * Who is inside as far as rules go: a flow that is not active has nobody in it, unless somebody was counted all the
 * same (superoffice-api.md G6, G13).
 */
function inside({ live, people }: Pick<Occupancy, "live" | "people">): Participants {
  if (people !== null && people.total !== null) return people;
  return live === undefined || live.Status === "Stopped" ? { total: 0, byStep: {} } : (people ?? notAsked);
}

const notAsked: Participants = { total: null, why: "Nobody asked." };

/** Refuses what may only be done in an empty place, unless it is known to be empty. */
export function occupiedPlaces(occupancy: Occupancy): readonly Diagnostic[] {
  const { found, changes } = occupancy;
  const participants = inside(occupancy);
  const crowds = crowdsOf(participants, found);
  return guardedChanges(changes, found).flatMap((guarded) => {
    const { change } = guarded.found;
    const place = { kind: nounOf(guarded.node), path: change.node.path, entry: entryTo(guarded.node) };
    const origin = originOf(guarded, occupancy);
    if (participants.total === null) return [findings.perhapsOccupied(origin, place, participants.why)];
    const count = countOn(crowds ?? [], guarded.steps);
    if (count === 0) return [];
    const refuse = change.action === "remove" ? findings.occupiedRemoval : findings.occupiedMove;
    return [refuse(origin, place, count)];
  });
}

/** Warns of people on a step that goes although no rule forbids it. */
export function abandonedPeople(occupancy: Occupancy): readonly Diagnostic[] {
  const crowds = crowdsOf(inside(occupancy), occupancy.found) ?? [];
  return freelyRemoved(occupancy.changes, occupancy.found).flatMap((guarded) => {
    const count = countOn(crowds, guarded.steps);
    const { path } = guarded.found.change.node;
    return count === 0 ? [] : [findings.standingOnRemoved(originOf(guarded, occupancy), path, count)];
  });
}

/** The steps, by the server's id, that must still be empty when the flow is saved. */
export function stepsToStayEmpty({ changes, found }: Pick<Occupancy, "changes" | "found">): readonly number[] {
  const steps = guardedChanges(changes, found).flatMap((guarded) => guarded.steps.map(({ serverId }) => serverId));
  return [...new Set(steps)];
}

/** How many people ending the flow cancels; null when it is not ended, undefined when nobody knows. */
export function cancelledBy(
  occupancy: Pick<Occupancy, "live" | "people"> & { readonly setStatus: string | null },
): number | null | undefined {
  const active = occupancy.live?.Status === "Running" || occupancy.live?.Status === "Paused";
  if (occupancy.setStatus !== "Stopped" || !active) return null;
  return inside(occupancy).total ?? undefined;
}

const nouns: Readonly<Record<string, string>> = {
  WaitForTime: "wait",
  WaitForAction: "wait for action",
  Split: "split",
};

const nounOf = ({ kind, type }: CarrierNode) => (kind === "option" ? "branch" : (nouns[type] ?? "step"));

/** Everyone else has no condition, and no link that exists is sure to be clicked by nobody. */
const entries: Readonly<Record<string, findings.Entry>> = {
  PersonData: "conditions",
  FormData: "conditions",
  FormSubmission: "form",
  ProjectMembership: "project",
  SelectionMembership: "selection",
};

/** The nearest thing around a place, or the place itself, that can be closed. */
function entryTo({ kind, type, parent }: CarrierNode): findings.Entry {
  const own = kind === "option" ? entries[type] : undefined;
  return own ?? (parent === undefined ? "flow" : entryTo(parent));
}

/** The moved thing itself; for what is gone, what it stood in: where that goes as well, the inner thing is not listed. */
function originOf({ found: { pair }, node }: Guarded, { flow: { file }, found }: Occupancy): Origin {
  const around = found.pairs.find(({ live }) => live === node.parent);
  const { kind, id, filePointer } = present(pair ?? around, "what a removed step stood in").authored;
  if (kind === "flow") return { file, pointer: ["steps"], on: "key" };
  return { file, pointer: id === undefined ? filePointer : [...filePointer, "id"] };
}
