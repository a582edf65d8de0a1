import { expect, test } from "vitest";
import { drawing } from "../../src/report/html/drawing.ts";
import { type Box, type Layout, layoutGraph } from "../../src/report/html/layout-graph.ts";
import { style } from "../../src/report/html/style.ts";
import { foldGraph } from "../../src/report/model/fold-graph.ts";
import { graphOf } from "../../src/report/model/graph.ts";
import { inCi } from "../support/cases.ts";
import { describeInChromium } from "../support/chromium.ts";
import { randomPath } from "./random-path.ts";
import { waysThrough } from "./ways-through.ts";

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

/** A random flow as it is drawn; every tenth is a large one. */
const graphFor = (seed: number) =>
  foldGraph(graphOf(randomPath(seed, seed % 10 === 0 ? 8 : 4), around), { nodes: 120, edges: 240 });

const drawings = Number(process.env.FLOWFORM_DRAWINGS ?? inCi(10_000, 1000));

test("no box and no label lies on another one or outside, and no way runs through one, in many random flows", () => {
  const wrong: string[] = [];
  let [boxes, labels, ways] = [0, 0, 0];
  for (let seed = 1; seed <= drawings; seed++) {
    const drawn = layoutGraph(graphFor(seed));
    boxes += drawn.nodes.length;
    labels += drawn.edges.filter(({ label }) => label !== undefined).length;
    ways += drawn.edges.length;
    for (const fault of [...faults(drawn), ...waysThrough(drawn)]) wrong.push(`seed ${seed}: ${fault}`);
  }
  expect(wrong).toEqual([]);
  expect(boxes).toBeGreaterThan(5 * drawings);
  expect(labels).toBeGreaterThan(2.5 * drawings);
  expect(ways).toBeGreaterThan(5 * drawings);
});

/** What `faults` counts on: that a browser draws each text inside the box that was reckoned for it. */
describeInChromium("a browser", (browser) => {
  const inBrowser = 300;

  test("draws every text of random flows inside its box, and every box where it was reckoned", async () => {
    const graphs = Array.from({ length: inBrowser }, (_, index) => graphFor(index + 1));
    const facts = (index: number) => ({ id: `d${index}`, title: "T", description: "D", rowOf: () => undefined });
    const html = graphs.map((graph, index) => drawing(graph, facts(index)).svg.html).join("");
    const opened = await browser.newPage();
    await opened.setContent(`<!doctype html><title>Drawings</title><style>${style}</style>${html}`);
    const found = (await opened.evaluate(`[...document.querySelectorAll("svg")].map((svg) => {
      const round = (numbers) => numbers.map((one) => Math.round(one)).join(" ");
      const inner = ({ x, y, width, height }, box) =>
        x >= box.x && x + width <= box.x + box.width && y >= box.y - 1 && y + height <= box.y + box.height + 1;
      const boxes = [...svg.querySelectorAll(".outline, .label")];
      return {
        boxes: boxes.map((one) => one.getBBox()).map(({ x, y, width, height }) => round([x + width / 2, y + height / 2, width, height])),
        texts: svg.querySelectorAll("text").length,
        outside: boxes.flatMap((box) => [...box.parentNode.querySelectorAll("text")]
          .filter((text) => !inner(text.getBBox(), box.getBBox())).map((text) => text.textContent)),
      };
    })`)) as readonly { boxes: readonly string[]; texts: number; outside: readonly string[] }[];
    expect(found.flatMap(({ outside }) => outside)).toEqual([]);
    for (const [index, { boxes }] of found.entries()) {
      const { nodes, edges } = layoutGraph(graphs[index] ?? { nodes: [], edges: [] });
      const reckoned = [...edges.flatMap(({ label }) => label ?? []), ...nodes];
      expect(boxes.length).toBe(reckoned.length);
      for (const [place, { x, y, width, height }] of reckoned.entries()) {
        const drawn = boxes[place]?.split(" ").map(Number) ?? [];
        for (const [part, value] of [x, y, width, height].entries())
          expect(Math.abs((drawn[part] ?? Number.NaN) - value)).toBeLessThanOrEqual(1);
      }
    }
    expect(found.reduce((sum, { texts }) => sum + texts, 0)).toBeGreaterThan(10 * inBrowser);
    await opened.close();
  });
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

test("goals stand below the last steps, so that no line has to pass them", () => {
  let goals = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { nodes, edges } = layoutGraph(graphFor(seed));
    const isGoal = (id: string) => nodes.some(({ node }) => node.id === id && node.shape === "goal");
    const box = (id: string) => nodes.find(({ node }) => node.id === id) ?? { y: Number.NaN, height: 0 };
    for (const { edge: way } of edges.filter(({ edge }) => isGoal(edge.from)))
      for (const { edge } of edges.filter(({ edge }) => edge.to === way.to && !isGoal(edge.from))) {
        const [step, goal] = [box(edge.from), box(way.from)];
        expect(goal.y - goal.height / 2).toBeGreaterThan(step.y + step.height / 2);
        goals++;
      }
  }
  expect(goals).toBeGreaterThan(50);
});

test("the same flow is drawn the same twice", () => {
  const drawn = () => JSON.stringify(layoutGraph(graphOf(randomPath(7), around)));
  expect(drawn()).toBe(drawn());
});
