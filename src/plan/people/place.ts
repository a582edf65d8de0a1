import type { CarrierNode } from "../../model/node.ts";

/** Where a step is for somebody who stands before another one: there, still to come, or not to be reached any more. */
export type Place = "here" | "ahead" | "past";

/** Where `step` is for people for whom `standing` comes next. Nobody goes back, or from one branch to another. */
export function placeOf(step: CarrierNode, standing: CarrierNode): Place {
  if (step === standing) return "here";
  const [way, waiting] = [wayTo(step), wayTo(standing)];
  const fork = way.findIndex((node, depth) => node !== waiting[depth]);
  // Who stands before a split can come to everything inside; who is inside has the split behind them.
  if (fork === -1) return "past";
  const [own, other] = [way[fork], waiting[fork]];
  if (own === undefined || other === undefined) return "ahead";
  return own.kind === "step" && other.index < own.index ? "ahead" : "past";
}

/** Whether a node is another one or stands below it. */
export function isWithin(node: CarrierNode, above: CarrierNode): boolean {
  return wayTo(node).includes(above);
}

/** The nodes from the flow down to the node itself. */
function wayTo(node: CarrierNode): readonly CarrierNode[] {
  return node.parent === undefined ? [node] : [...wayTo(node.parent), node];
}
