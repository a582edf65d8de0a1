import * as lint from "../../diagnostic/lint.ts";
import type { Check, LintWorld } from "../rule.ts";

/**
 * A way from a flow back to itself that people go without doing anything: by finishing without a goal, as everyone else
 * of a split, or because a wait for action was in vain. Exits only suggest people to the next flow, whose filter
 * decides (superoffice-api.md G22), so this is a warning.
 */
export const flowLoop: Check = (flow, world) => {
  const exits = world.flows.get(flow.key)?.exits ?? [];
  return exits
    .filter(({ needsAction }) => !needsAction)
    .flatMap(({ to, pointer }) => {
      const back = wayBetween(to, flow.key, world);
      if (back === undefined) return [];
      const way = [flow.key, ...back];
      return [lint.flowLoop({ file: flow.file, pointer }, { way: way.join(" -> "), end: endOf(way, world) })];
    });
};

/** The shortest way from one flow to another, both ends included. */
function wayBetween(from: string, to: string, { flows }: LintWorld): readonly string[] | undefined {
  const seen = new Set([from]);
  let ways: readonly (readonly string[])[] = [[from]];
  while (ways.length > 0) {
    const found = ways.find((way) => way.at(-1) === to);
    if (found !== undefined) return found;
    ways = ways.flatMap((way) => {
      const exits = flows.get(way.at(-1) ?? "")?.exits ?? [];
      return exits.flatMap(({ to: next, needsAction }) => {
        if (needsAction || seen.has(next)) return [];
        seen.add(next);
        return [[...way, next]];
      });
    });
  }
  return undefined;
}

function endOf(way: readonly string[], { flows }: LintWorld): string {
  const [once] = way.filter((key) => flows.get(key)?.once === true);
  if (once === undefined) return "Nothing but a filter ever ends it.";
  return `It ends when they come to ${once} again, which takes a person only once.`;
}
