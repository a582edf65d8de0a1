import { leavesInTime } from "../../model/leaves-in-time.ts";
import type { Match } from "../../model/match.ts";
import type { CarrierNode } from "../../model/node.ts";
import { type Place, placeOf } from "./place.ts";

/** What happens to people who come no further than a step: they leave there, or wait there for ever. */
type Ending = "leaving" | "waiting";

/** How people for whom `standing` comes next may end before a step that is ahead of them; undefined: nowhere. */
export type EndingBefore = (step: CarrierNode, standing: CarrierNode) => Ending | undefined;

/** A step at which not everybody goes on, by what the file says of it. */
interface Obstacle {
  readonly step: CarrierNode;
  readonly ending: Ending;
}

/**
 * Looks for obstacles in the flow as it will be. Goals, the excluded selections and what is looked at before a message
 * is sent may stop somebody at every step; they are no obstacles of any place.
 */
export function endingsIn({ pairs }: Match): EndingBefore {
  const positions = new Map(pairs.map(({ desired }, position) => [desired, position]));
  const obstacles = pairs.flatMap(({ desired }) => obstacleAt(desired) ?? []);
  const firsts = new Map<CarrierNode, readonly Obstacle[]>();
  const before = (one: CarrierNode, other: CarrierNode) => (positions.get(one) ?? 0) < (positions.get(other) ?? 0);
  return (step, standing) => {
    const ahead = firsts.get(standing) ?? firstOf(obstacles, standing);
    firsts.set(standing, ahead);
    return ahead.find((obstacle) => before(obstacle.step, step))?.ending;
  };
}

/** The first obstacle of each kind that people can come to; all that they come to leads on to what is behind it. */
function firstOf(obstacles: readonly Obstacle[], standing: CarrierNode): readonly Obstacle[] {
  const toCome = obstacles.filter(({ step }) => canCome(placeOf(step, standing)));
  return (["leaving", "waiting"] as const).flatMap((kind) => toCome.find(({ ending }) => ending === kind) ?? []);
}

const canCome = (place: Place) => place === "here" || place === "ahead" || place === "perhaps";

function obstacleAt(step: CarrierNode): Obstacle | undefined {
  const ending = step.kind === "step" ? endings[step.type]?.(step.value) : undefined;
  return ending === undefined ? undefined : { step, ending };
}

type Values = CarrierNode["value"];

const leaves = (values: Values) => (leavesInTime(values) ? "leaving" : undefined);

/** Time that is never up is no way out, whatever is to happen then (superoffice-api.md G21). */
const endings: Readonly<Record<string, (values: Values) => Ending | undefined>> = {
  Split: leaves,
  WaitForAction: (values) => (values.WaitForTimeout === false ? "waiting" : leaves(values)),
  SendSMS: ({ Exit }) => (Exit === true ? "leaving" : undefined),
};
