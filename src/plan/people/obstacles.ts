import type { Match } from "../../model/match.ts";
import type { CarrierNode } from "../../model/node.ts";
import { placeOf } from "./place.ts";

/** What happens to people who come no further than a step: they leave there, or wait there for ever. */
type Ending = "leaving" | "waiting";

/** A step of the flow as it will be, at which some people may come no further. */
export interface Obstacle {
  readonly step: CarrierNode;
  readonly ending: Ending;
}

/**
 * The steps at which not everybody goes on, by what the file says of them. Goals, the excluded selections and what is
 * looked at before a message is sent may stop somebody at every step; they are no obstacles of any place.
 */
export function obstaclesOf({ pairs }: Match): readonly Obstacle[] {
  return pairs.flatMap(({ desired }) => {
    const ending = desired.kind === "step" ? endings[desired.type]?.(desired.value) : undefined;
    return ending === undefined ? [] : [{ step: desired, ending }];
  });
}

type Values = CarrierNode["value"];

const leaves = ({ ExitFlow }: Values) => (ExitFlow === true ? "leaving" : undefined);

/** Time that is never up is no way out, whatever is to happen then (superoffice-api.md G21). */
const endings: Readonly<Record<string, (values: Values) => Ending | undefined>> = {
  Split: leaves,
  WaitForAction: (values) => (values.WaitForTimeout === false ? "waiting" : leaves(values)),
  SendSMS: ({ Exit }) => (Exit === true ? "leaving" : undefined),
};

/** How people for whom `standing` comes next may end before a step that is still to come; undefined: nowhere. */
export function endingBefore(
  step: CarrierNode,
  standing: CarrierNode,
  obstacles: readonly Obstacle[],
): Ending | undefined {
  const between = obstacles.filter((obstacle) => isBetween(obstacle.step, standing, step));
  return between.find(({ ending }) => ending === "leaving")?.ending ?? between[0]?.ending;
}

function isBetween(obstacle: CarrierNode, standing: CarrierNode, step: CarrierNode): boolean {
  const place = placeOf(step, obstacle);
  if (place !== "ahead" && place !== "perhaps") return false;
  const own = placeOf(obstacle, standing);
  return own === "here" || own === "ahead" || own === "perhaps";
}
