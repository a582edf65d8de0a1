import type { CarrierNode } from "../../model/node.ts";

/**
 * Where a step is for somebody for whom another one comes next: that very one, still to come, to come if a split leads
 * there, passed, or aside: on a branch that they cannot come to any more, whether or not they have been there.
 */
export type Place = "here" | "ahead" | "perhaps" | "past" | "aside";

/** Where `step` is for people for whom `standing` comes next. Nobody goes back, or from one branch to another. */
export function placeOf(step: CarrierNode, standing: CarrierNode): Place {
  if (step === standing) return "here";
  const [way, waiting] = [wayTo(step), wayTo(standing)];
  const fork = way.findIndex((node, depth) => node !== waiting[depth]);
  // Who is inside a split has the split itself behind them.
  if (fork === -1) return "past";
  const [own, other] = [way[fork], waiting[fork]];
  const inBranch = way.slice(fork).some(({ kind }) => kind === "option");
  const isBefore = other === undefined || (own?.kind === "step" && other.index < own.index);
  if (isBefore) return inBranch ? "perhaps" : "ahead";
  return inBranch ? "aside" : "past";
}

/** Whether a node is another one or stands below it. */
export function isWithin(node: CarrierNode, above: CarrierNode): boolean {
  return wayTo(node).includes(above);
}

/** The nodes from the flow down to the node itself. */
function wayTo(node: CarrierNode): readonly CarrierNode[] {
  return node.parent === undefined ? [node] : [...wayTo(node.parent), node];
}
