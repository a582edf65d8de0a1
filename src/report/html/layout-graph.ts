import { Graph as DagreGraph, layout } from "@dagrejs/dagre";
import type { Graph, GraphEdge, GraphNode, Mark } from "../model/graph.ts";
import { startsLeftward } from "../reading-direction.ts";
import { type LaidWay, routeWays } from "./route-ways.ts";
import { textLines, textWidth } from "./text-size.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box around its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** One line of text in a box. */
export interface BoxLine {
  readonly text: string;
  readonly role: "mark" | "noun" | "title" | "was";
  /** Whether the text of which it is a line is read from right to left. */
  readonly isLeftward: boolean;
}

export interface PlacedNode extends Box {
  readonly node: GraphNode;
  readonly lines: readonly BoxLine[];
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** The label's box; undefined for a way without words. */
  readonly label: (Box & { readonly lines: readonly BoxLine[] }) | undefined;
}

/** A drawing with a place for everything. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Sizes of letters and lines. */
export const sizes: Readonly<Record<BoxLine["role"], number>> = { mark: 11, noun: 11, title: 13, was: 13 };
export const lineHeight = 18;
const widestText = 190;
const widestLabel = 150;
const padding = 14;
const margin = 12;

/** The word for a change, with its sign. */
export const markWords: Readonly<Record<Mark, string>> = {
  added: "+ added",
  removed: "− removed",
  changed: "~ changed",
  moved: "> moved",
};

/** Gives every box, way and label of a drawing its place; no two of them overlap. */
export function layoutGraph(graph: Graph): Layout {
  const drawn = new DagreGraph({ multigraph: true });
  drawn.setGraph({ rankdir: "TB", nodesep: 28, edgesep: 18, ranksep: 36, marginx: margin, marginy: margin });
  const lines = new Map(graph.nodes.map((node) => [node.id, nodeLines(node)]));
  for (const { id } of graph.nodes) drawn.setNode(id, boxOf(lines.get(id) ?? []));
  const labels = graph.edges.map(edgeLines);
  for (const [index, { from, to }] of graph.edges.entries()) {
    const box = labels[index]?.length === 0 ? { width: 0, height: 0 } : labelBox(labels[index] ?? []);
    drawn.setEdge(from, to, { ...box, labelpos: "c" }, `e${index}`);
  }
  for (const [from, to] of belowLastSteps(graph)) drawn.setEdge(from, to, { weight: 0 }, "below");
  layout(drawn);
  const boxes = new Map(graph.nodes.map(({ id }) => [id, drawn.node(id) as Box]));
  const ways = graph.edges.map((edge, index): LaidWay => {
    const { points = [], ...box } = drawn.edge({ v: edge.from, w: edge.to, name: `e${index}` }) as Box & {
      points?: Point[];
    };
    const [from, to] = [edge.from, edge.to].map((id) => boxes.get(id) ?? box);
    const label = labels[index]?.length === 0 ? undefined : box;
    return { from: from ?? box, to: to ?? box, through: points.slice(1, -1), label };
  });
  const routes = routeWays([...boxes.values()], ways);
  return framed({
    nodes: graph.nodes.map((node) => ({ ...(drawn.node(node.id) as Box), node, lines: lines.get(node.id) ?? [] })),
    edges: graph.edges.map((edge, index) => {
      const box = ways[index]?.label;
      return { edge, points: routes[index] ?? [], label: box && { ...box, lines: labels[index] ?? [] } };
    }),
  });
}

/** All that is drawn, from the upper left corner on; ways may run outside of all boxes. */
function framed({ nodes, edges }: Pick<Layout, "nodes" | "edges">): Layout {
  const corners = [...nodes, ...edges.flatMap(({ label }) => label ?? [])].flatMap(({ x, y, width, height }) => [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 },
  ]);
  const all = [...corners, ...edges.flatMap(({ points }) => points)];
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const aside = all.length === 0 ? 0 : margin - left;
  const shifted = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x + aside });
  return {
    width: all.length === 0 ? 2 * margin : Math.ceil(right + aside + margin),
    height: Math.ceil(Math.max(0, ...all.map(({ y }) => y + margin)) || 2 * margin),
    nodes: nodes.map(shifted),
    edges: edges.map(({ edge, points, label }) => ({
      edge,
      points: points.map(shifted),
      label: label && shifted(label),
    })),
  };
}

/**
 * Goals stand below all that leads to where they lead: no way comes to a goal, so that it would otherwise stand beside
 * the last steps, in the way of their lines.
 */
function belowLastSteps({ nodes, edges }: Graph): readonly (readonly [from: string, to: string])[] {
  const goals = new Set(nodes.filter(({ shape }) => shape === "goal").map(({ id }) => id));
  return edges
    .filter(({ from }) => goals.has(from))
    .flatMap((way) =>
      edges.filter(({ from, to }) => to === way.to && !goals.has(from)).map(({ from }) => [from, way.from] as const),
    );
}

function nodeLines({ marks, noun, title, was }: GraphNode): readonly BoxLine[] {
  const inBox = (text: string, role: BoxLine["role"], most: number) =>
    textLines(text, { size: sizes[role], width: widestText, most }).map(
      (line): BoxLine => ({
        text: line,
        role,
        isLeftward: startsLeftward(text),
      }),
    );
  return [
    ...(marks.length === 0 ? [] : inBox(marks.map((mark) => markWords[mark]).join(", "), "mark", 1)),
    ...inBox(noun, "noun", 1),
    ...(was === "" ? [] : inBox(was, "was", 2)),
    ...inBox(title, "title", 3),
  ];
}

/** A way that comes or goes is told by its line, and a branch or action in words, too. */
function edgeLines({ key, label, was, marks }: GraphEdge): readonly BoxLine[] {
  const lines = (text: string, role: BoxLine["role"]) =>
    text === ""
      ? []
      : textLines(text, { size: sizes[role], width: widestLabel, most: 2 }).map(
          (line): BoxLine => ({ text: line, role, isLeftward: startsLeftward(text) }),
        );
  if (label === "") return [];
  const mark = key !== "" && marks.length > 0 ? lines(marks.map((own) => markWords[own]).join(", "), "mark") : [];
  return [...mark, ...lines(was, "was"), ...lines(label, "title")];
}

function widest(lines: readonly BoxLine[]): number {
  return Math.max(0, ...lines.map(({ text, role }) => textWidth(text, sizes[role])));
}

function boxOf(lines: readonly BoxLine[]): Pick<Box, "width" | "height"> {
  return { width: Math.ceil(Math.max(90, widest(lines) + 2 * padding)), height: lines.length * lineHeight + padding };
}

function labelBox(lines: readonly BoxLine[]): Pick<Box, "width" | "height"> {
  return { width: Math.ceil(widest(lines) + 12), height: lines.length * lineHeight + 4 };
}
