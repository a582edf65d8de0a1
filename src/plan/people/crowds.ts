import type { Match } from "../../model/match.ts";
import type { CarrierNode } from "../../model/node.ts";
import type { Participants } from "../../model/people.ts";

/** People who stand on the same step, and where that step is on both sides. */
export interface Crowd {
  readonly count: number;
  /** undefined: the live flow has no such step. */
  readonly live: CarrierNode | undefined;
  /** undefined: the step goes. */
  readonly desired: CarrierNode | undefined;
}

/** The people of a flow by where they stand; undefined when nobody knows. */
export function crowdsOf(participants: Participants, found: Match): readonly Crowd[] | undefined {
  if (participants.total === null) return undefined;
  const crowds = new Map<string, Pick<Crowd, "live" | "desired">>();
  for (const { live, desired } of found.pairs)
    if (live?.kind === "step") crowds.set(String(live.serverId), { live, desired });
  for (const live of found.removed)
    if (live.kind === "step") crowds.set(String(live.serverId), { live, desired: undefined });
  return Object.entries(participants.byStep).map(([step, count]) => ({
    count,
    live: crowds.get(step)?.live,
    desired: crowds.get(step)?.desired,
  }));
}

/** How many people stand on one of the steps. */
export function countOn(crowds: readonly Crowd[], steps: readonly CarrierNode[]): number {
  return crowds.reduce((sum, { live, count }) => (steps.some((step) => step === live) ? sum + count : sum), 0);
}
