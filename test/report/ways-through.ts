import type { Box, Layout, PlacedEdge, Point } from "../../src/report/html/layout-graph.ts";
import { rounded } from "../../src/report/html/lines.ts";

interface Thing extends Box {
  readonly what: string;
}

/** What the ways of a drawing run through, corners and all: boxes and labels, their own boxes too, and the drawing's border. */
export function waysThrough({ nodes, edges, width, height }: Layout): readonly string[] {
  const boxes = nodes.map((node): Thing => ({ ...node, what: node.node.id }));
  const labels = edges.flatMap(({ label, edge }): readonly (Thing & { edge: PlacedEdge["edge"] })[] =>
    label === undefined ? [] : [{ ...label, edge, what: `label ${edge.label}` }],
  );
  return edges.flatMap(({ edge, points }) => {
    const foreign = [...boxes, ...labels.filter((label) => label.edge !== edge)];
    const line = alongLine(rounded(points));
    const isOutside = line.some(({ x, y }) => x < 0 || y < 0 || x > width || y > height);
    const through = foreign.filter((thing) => line.some((point) => isInside(point, thing)));
    return [...through.map(({ what }) => what), ...(isOutside ? ["the border"] : [])].map(
      (what) => `${edge.from}-${edge.to} through ${what}`,
    );
  });
}

/** A line on a box's border is not in it. */
const slack = 1;

function isInside(point: Point, { x, y, width, height }: Box): boolean {
  return Math.abs(point.x - x) < width / 2 - slack && Math.abs(point.y - y) < height / 2 - slack;
}

/** Points of a drawn line, so near each other that no box finds room between two of them. */
function alongLine(drawn: string): readonly Point[] {
  const points: Point[] = [];
  for (const [, command, numbers = ""] of drawn.matchAll(/([MLQ])([^MLQ]*)/g)) {
    const given = numbers.split(/[ ,]/).map(Number);
    const [a = 0, b = 0, c = 0, d = 0] = given;
    const from = points.at(-1) ?? { x: a, y: b };
    const end = command === "Q" ? { x: c, y: d } : { x: a, y: b };
    const middle = command === "Q" ? { x: a, y: b } : { x: (from.x + end.x) / 2, y: (from.y + end.y) / 2 };
    const count = 1 + Math.ceil(Math.hypot(end.x - from.x, end.y - from.y) / 3);
    for (let index = 1; index <= count; index++) {
      const part = index / count;
      const place = (one: "x" | "y") =>
        (1 - part) ** 2 * from[one] + 2 * part * (1 - part) * middle[one] + part ** 2 * end[one];
      points.push({ x: place("x"), y: place("y") });
    }
  }
  return points;
}
