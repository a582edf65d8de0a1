import * as lint from "../../diagnostic/lint.ts";
import { holdsNever } from "../conditions/judge.ts";
import { conditionsOf } from "../conditions/places.ts";
import type { Check, LintFlow } from "../rule.ts";

/** A flow that lets nobody in, or that nothing leads to. */
export const nobodyEnters: Check = (flow, world) => {
  const places = conditionsOf(flow);
  const filter = places.find(({ kind }) => kind === "filter");
  const barred = filter !== undefined && holdsNever(filter);
  if (barred) return [lint.nobodyEnters(origin(flow, filter.pointer), "Its filter lets nobody in")];
  if (world.ledTo.has(flow.key)) return [];
  const { triggers } = world.flows.get(flow.key) ?? { triggers: 0 };
  if (triggers === 0) {
    const why = "It has no trigger, and no flow of this project leads here: people come only if somebody adds them";
    return [lint.nobodyEnters(origin(flow, ["flow"]), why)];
  }
  const dead = places.filter((place) => place.kind === "trigger" && holdsNever(place));
  if (dead.length < triggers) return [];
  return [lint.nobodyEnters(origin(flow, ["enrolment", "triggers"]), "None of its triggers can ever fire")];
};

function origin({ file }: LintFlow, pointer: readonly (string | number)[]) {
  return { file, pointer, on: "key" } as const;
}
