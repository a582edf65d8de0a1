import { expect, test } from "vitest";
import { type Box, type Layout, layoutGraph } from "../../src/report/html/layout-graph.ts";
import { foldGraph } from "../../src/report/model/fold-graph.ts";
import { graphOf } from "../../src/report/model/graph.ts";
import { randomPath } from "./random-path.ts";

const around = {
  nameOf: (_: string, id: number) => `#${id}`,
  marksOf: (key: string) => (key.endsWith("3") ? (["changed"] as const) : []),
};

function overlaps(a: Box, b: Box): boolean {
  const slack = 0.5;
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 - slack && Math.abs(a.y - b.y) < (a.height + b.height) / 2 - slack
  );
}

function faults({ nodes, edges, width, height }: Layout): readonly string[] {
  const boxes = [
    ...nodes.map((node) => ({ ...node, what: node.node.id })),
    ...edges.flatMap(({ label, edge }) =>
      label === undefined ? [] : [{ ...label, what: `${edge.from}-${edge.to} ${edge.label}` }],
    ),
  ];
  const over = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => overlaps(a, b))
      .map((b) => `${a.what} over ${b.what}`),
  );
  const outside = boxes.filter(
    (box) =>
      !(
        box.x - box.width / 2 >= 0 &&
        box.x + box.width / 2 <= width &&
        box.y - box.height / 2 >= 0 &&
        box.y + box.height / 2 <= height
      ),
  );
  return [...over, ...outside.map(({ what }) => `${what} outside`)];
}

/** All ten thousand take a minute: `FLOWFORM_DRAWINGS=10000 npx vitest run test/report/layout-graph.test.ts`. */
const drawings = Number(process.env.FLOWFORM_DRAWINGS ?? 1500);

test("no box and no label lies on another one or outside, in many random flows", () => {
  const wrong: string[] = [];
  let labels = 0;
  for (let seed = 1; seed <= drawings; seed++) {
    const drawn = layoutGraph(
      foldGraph(graphOf(randomPath(seed, seed % 25 === 0 ? 8 : 3), around), { nodes: 120, edges: 240 }),
    );
    labels += drawn.edges.filter(({ label }) => label !== undefined).length;
    for (const fault of faults(drawn)) wrong.push(`seed ${seed}: ${fault}`);
  }
  expect(wrong).toEqual([]);
  expect(labels).toBeGreaterThan(drawings);
});

test("texts stay in their boxes", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { nodes, edges } = layoutGraph(graphOf(randomPath(seed), around));
    for (const { lines, width, height } of [...nodes, ...edges.flatMap(({ label }) => label ?? [])]) {
      expect(lines.length * 18).toBeLessThanOrEqual(height);
      expect(width).toBeLessThanOrEqual(230);
    }
  }
});

test("the same flow is drawn the same twice", () => {
  const drawn = () => JSON.stringify(layoutGraph(graphOf(randomPath(7), around)));
  expect(drawn()).toBe(drawn());
});
