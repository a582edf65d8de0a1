import type { Box, Point } from "./layout-graph.ts";

/** Where a way begins or ends: at the upper or lower side of a box, and which way it leads from there. */
export interface WayEnd {
  readonly box: Box;
  readonly side: "top" | "bottom";
  readonly towards: Point;
}

/** Ways stand so far apart on a side that has room for it, and so far from its corners. */
const gap = 12;
const inset = 16;

/** Where each way meets its box: as straight as it leads, and none of them at one point of a side. */
export function portsOf(ends: readonly WayEnd[]): ReadonlyMap<WayEnd, Point> {
  const sides = new Map<string, WayEnd[]>();
  for (const end of ends) {
    const key = `${end.box.x} ${end.box.y} ${end.side}`;
    sides.set(key, [...(sides.get(key) ?? []), end]);
  }
  return new Map([...sides.values()].flatMap(portsOfSide));
}

function portsOfSide(ends: readonly WayEnd[]): readonly (readonly [WayEnd, Point])[] {
  const sorted = ends.toSorted((a, b) => a.towards.x - b.towards.x);
  const places = spread(sorted);
  return sorted.map((end, index) => [end, { x: places[index] ?? end.box.x, y: sideOf(end) }] as const);
}

const sideOf = ({ box, side }: WayEnd) => box.y + (side === "top" ? -box.height / 2 : box.height / 2);

/** Places from left to right: each where it would be alone, or as near to that as its neighbours allow. */
function spread(ends: readonly WayEnd[]): readonly number[] {
  const { x = 0, width = 0 } = ends[0]?.box ?? {};
  const [least, most] = [x - width / 2 + inset, x + width / 2 - inset];
  const apart = Math.min(gap, (most - least) / Math.max(1, ends.length - 1));
  const alone = ends.map(({ box, towards }) => {
    const rise = Math.abs(towards.y - box.y) || 1;
    return Math.min(most, Math.max(least, x + ((towards.x - x) * box.height) / 2 / rise));
  });
  const rightward: number[] = [];
  for (const place of alone) rightward.push(Math.max(place, (rightward.at(-1) ?? -Infinity) + apart));
  const leftward: number[] = [];
  for (const place of rightward.toReversed()) leftward.push(Math.min(place, (leftward.at(-1) ?? most + apart) - apart));
  return leftward.toReversed();
}
