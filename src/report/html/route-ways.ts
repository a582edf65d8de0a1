import type { Box, Point } from "./layout-graph.ts";
import { portsOf, type WayEnd } from "./ports.ts";

/** A way between two boxes, with one point in each rank between them. */
export interface LaidWay {
  readonly from: Box;
  readonly to: Box;
  readonly through: readonly Point[];
  /** The box of its words, the middle of which is one of its points. */
  readonly label: Box | undefined;
}

/** How far a way keeps from what it passes, and how far it goes on straight before it turns to or from a box. */
const clearance = 3;
const straight = 8;

/** A piece of a way: as straight as can be, or as nothing can be in its way. */
interface Piece {
  readonly loose: readonly Point[];
  readonly safe: readonly Point[];
}

/**
 * Leads each way past all boxes and labels. They stand in ranks: through a rank a way goes straight down, where it has a
 * place of its own, and aside only between two ranks, where nothing stands; less strictly where nothing is hit by that.
 */
export function routeWays(boxes: readonly Box[], ways: readonly LaidWay[]): readonly (readonly Point[])[] {
  const rankOf = ranksOf([...boxes, ...ways.flatMap(({ label }) => label ?? [])]);
  const ends = ways.map(endsOf);
  const ports = portsOf(ends.flat());
  return ways.map((way, index) => {
    const [first, last] = (ends[index] ?? []).map((end): Piece => {
      const port = ports.get(end) ?? end.box;
      return { loose: [port], safe: [port, { x: port.x, y: beyond(rankOf(end.box), end.side) }] };
    });
    if (first === undefined || last === undefined) return [];
    const isUpward = way.from.y > way.to.y;
    const ranks = way.through.map((point): Piece => {
      const { top, bottom } = rankOf(point);
      const safe = [top - clearance, bottom + clearance].map((y) => ({ x: point.x, y }));
      return { loose: [point], safe: isUpward ? safe.toReversed() : safe };
    });
    const labels = ways.flatMap((other) => (other === way ? [] : (other.label ?? [])));
    const foreign = [...boxes.filter((box) => box !== way.from && box !== way.to), ...labels];
    const arriving = { loose: last.loose, safe: last.safe.toReversed() };
    return loosened([first, ...ranks, arriving], foreign);
  });
}

function endsOf({ from, to, through }: LaidWay): readonly [WayEnd, WayEnd] {
  const isUpward = from.y > to.y;
  return [
    { box: from, side: isUpward ? "top" : "bottom", towards: through[0] ?? to },
    { box: to, side: isUpward ? "bottom" : "top", towards: through.at(-1) ?? from },
  ];
}

interface Rank {
  readonly top: number;
  readonly bottom: number;
}

function beyond({ top, bottom }: Rank, side: WayEnd["side"]): number {
  return side === "top" ? top - straight : bottom + straight;
}

/** Boxes of a rank have their middles at one height. */
function ranksOf(boxes: readonly Box[]): (point: Point) => Rank {
  const heights = new Map<number, number>();
  for (const { y, height } of boxes) heights.set(Math.round(y), Math.max(height, heights.get(Math.round(y)) ?? 0));
  return ({ y }) => {
    const half = (heights.get(Math.round(y)) ?? 0) / 2;
    return { top: y - half, bottom: y + half };
  };
}

/** Piece by piece what is straighter, where it hits nothing. */
function loosened(pieces: readonly Piece[], boxes: readonly Box[]): readonly Point[] {
  const chosen = pieces.map(({ safe }) => safe);
  for (const [index, { loose }] of pieces.entries()) {
    const line = [chosen[index - 1]?.at(-1), ...loose, chosen[index + 1]?.[0]].filter((point) => point !== undefined);
    const isEnd = index === 0 || index === pieces.length - 1;
    const isFree = segmentsOf(line).every(
      (segment) => (!isEnd || isSteep(segment)) && !boxes.some((box) => hits(segment, box)),
    );
    if (isFree) chosen[index] = loose;
  }
  return chosen.flat();
}

type Segment = readonly [Point, Point];

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((point, index): Segment => [points[index] ?? point, point]);
}

function isSteep([a, b]: Segment): boolean {
  return Math.abs(b.y - a.y) >= 0.6 * Math.abs(b.x - a.x);
}

/** Whether a line comes into a box, or nearer to it than is good. */
function hits([a, b]: Segment, { x, y, width, height }: Box): boolean {
  const [across, down] = [b.x - a.x, b.y - a.y];
  let [begin, end] = [0, 1];
  for (const [from, step, half] of [
    [a.x - x, across, width / 2 + 2 * clearance],
    [a.y - y, down, height / 2 + clearance],
  ] as const) {
    if (step === 0 && Math.abs(from) >= half) return false;
    if (step === 0) continue;
    const [one, other] = [(-half - from) / step, (half - from) / step];
    begin = Math.max(begin, Math.min(one, other));
    end = Math.min(end, Math.max(one, other));
  }
  return begin < end;
}
