import type { Point } from "./layout-graph.ts";

/** A line through points, with round corners. */
export function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = rest.map((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) return `L${at(point)}`;
    const [before, after] = [towards(point, points[index] ?? point), towards(point, next)];
    return `L${at(before)}Q${at(point)} ${at(after)}`;
  });
  return `M${at(first)}${parts.join("")}`;
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(10, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The head of an arrow at the end of a line. */
export function arrowHead(points: readonly Point[]): string {
  const [before, tip] = points.slice(-2);
  if (before === undefined || tip === undefined) return "";
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const corner = (turn: number) => ({ x: tip.x - 9 * Math.cos(angle + turn), y: tip.y - 9 * Math.sin(angle + turn) });
  return [tip, corner(0.42), corner(-0.42)].map(at).join(" ");
}

/** A length as a drawing has it. */
export const round = (number: number) => Math.round(number * 10) / 10;
/** A place as a drawing has it. */
export const at = ({ x, y }: Point) => `${round(x)},${round(y)}`;
