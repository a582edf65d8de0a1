import * as lint from "../../diagnostic/lint.ts";
import { holdsAlways } from "../conditions/judge.ts";
import { type ConditionPlace, conditionsOf } from "../conditions/places.ts";
import type { Check } from "../rule.ts";

/** A condition that keeps nobody out. */
export const alwaysHolds: Check = (flow) =>
  conditionsOf(flow).flatMap((place) => {
    const always = asksNothing(place) ? { why: "it asks nothing" } : judged(place);
    if (always === undefined) return [];
    const pointer = always.line?.pointer ?? place.pointer;
    return [lint.alwaysHolds({ file: flow.file, pointer, on: "key" }, capitalised(always.why))];
  });

/** A branch must ask something to be one. A filter or trigger whose lines are all kept for later asks nothing on purpose. */
function asksNothing({ kind, groups }: ConditionPlace): boolean {
  return kind === "option" && groups.every(({ lines }) => lines.length === 0);
}

function judged(place: ConditionPlace): ReturnType<typeof holdsAlways> {
  const [first, ...more] = place.groups;
  return first?.lines.length === 0 && more.length === 0 ? undefined : holdsAlways(place);
}

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
