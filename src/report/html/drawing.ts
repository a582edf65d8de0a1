import type { Graph, GraphEdge, GraphNode, Mark, Shape } from "../model/graph.ts";
import { type Child, element, type Html } from "./element.ts";
import {
  type Box,
  type BoxLine,
  type Layout,
  layoutGraph,
  lineHeight,
  type PlacedEdge,
  type PlacedNode,
  type Point,
  sizes,
} from "./layout-graph.ts";
import { arrowHead, at, round, rounded } from "./lines.ts";
import { sheetsHtml } from "./sheets.ts";

/** What a drawing says for those who do not see it, and where its boxes lead. */
export interface DrawingFacts {
  /** A word that no other drawing of the page has. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The address of the row that tells about a node or branch; undefined for one that does not change. */
  readonly rowOf: (key: string) => string | undefined;
}

interface Drawing {
  readonly svg: Html;
  /** Nothing for one that finds room on one sheet. */
  readonly sheets: Html;
  readonly width: number;
}

/** A flow before and after as one picture, made of texts, boxes and lines alone; and the same on sheets of paper. */
export function drawing(graph: Graph, facts: DrawingFacts): Drawing {
  const placed = layoutGraph(graph);
  const svg = element(
    "svg",
    {
      id: facts.id,
      class: "flow",
      role: "group",
      "aria-labelledby": `${facts.id}-title ${facts.id}-about`,
      viewBox: `0 0 ${placed.width} ${placed.height}`,
      width: placed.width,
      height: placed.height,
    },
    element("title", { id: `${facts.id}-title` }, facts.title),
    element("desc", { id: `${facts.id}-about` }, facts.description),
    element("g", { id: `${facts.id}-all`, class: "flow" }, content(placed, facts)),
  );
  return { svg, sheets: sheetsHtml(placed, `${facts.id}-all`), width: placed.width };
}

function content({ nodes, edges }: Layout, facts: DrawingFacts): readonly Child[] {
  return [...edges.map((edge) => way(edge, facts)), ...nodes.map((node) => box(node, facts))];
}

const classOf = (marks: readonly Mark[]) => marks[0] ?? "same";

function way({ edge, points, label }: PlacedEdge, facts: DrawingFacts): Html {
  return linked(
    label === undefined ? undefined : rowAbout(edge, facts),
    `way ${classOf(edge.marks)}`,
    element("path", { class: "line", d: rounded(points) }),
    element("polygon", { class: "head", points: arrowHead(points) }),
    label === undefined ? [] : [rectangle(label, "label", 4), texts(label, label.lines)],
  );
}

function box(placed: PlacedNode, facts: DrawingFacts): Html {
  const { node } = placed;
  const radius = node.shape === "start" || node.shape === "end" ? placed.height / 2 : node.shape === "split" ? 2 : 8;
  const corners = cornersOf[node.shape]?.(placed);
  const outline = corners === undefined ? rectangle(placed, "outline", radius) : polygon(corners);
  const name = `box ${classOf(node.marks)} ${node.shape}`;
  return linked(rowAbout(node, facts), name, outline, texts(placed, placed.lines));
}

/** Where people leave, or go on otherwise, is told by the row of the step at which they do. */
function rowAbout({ key, marks }: GraphNode | GraphEdge, { rowOf }: DrawingFacts): string | undefined {
  return rowOf(key) ?? (marks.length === 0 ? undefined : rowOf(key.replace(/^(leave|else|time) /, "")));
}

function linked(row: string | undefined, name: string, ...children: readonly Child[]): Html {
  return row === undefined
    ? element("g", { class: name }, ...children)
    : element("a", { class: name, href: `#${row}` }, ...children);
}

function rectangle({ x, y, width, height }: Box, name: string, radius: number): Html {
  return element("rect", {
    class: name,
    x: round(x - width / 2),
    y: round(y - height / 2),
    width: round(width),
    height: round(height),
    rx: round(radius),
  });
}

/** How far the tips of a box reach in or out. */
const tip = 10;

/** Boxes that are no rectangles: six corners for a split, a flag for a goal. */
const cornersOf: Readonly<Partial<Record<Shape, (box: Box) => readonly Point[]>>> = {
  split: (box) => {
    const { left, right, top, bottom, y } = sidesOf(box);
    const upper = [
      { x: left + tip, y: top },
      { x: right - tip, y: top },
    ];
    const lower = [
      { x: right - tip, y: bottom },
      { x: left + tip, y: bottom },
    ];
    return [{ x: left, y }, ...upper, { x: right, y }, ...lower];
  },
  goal: (box) => {
    const { left, right, top, bottom, y } = sidesOf(box);
    const flag = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ];
    return [...flag, { x: left + tip, y }];
  },
};

const sidesOf = ({ x, y, width, height }: Box) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
  y,
});

function polygon(corners: readonly Point[]): Html {
  return element("polygon", { class: "outline", points: corners.map(at).join(" ") });
}

function texts({ x, y }: Point, lines: readonly BoxLine[]): readonly Html[] {
  const top = y - (lines.length * lineHeight) / 2;
  return lines.map(({ text, role, isLeftward }, index) =>
    element(
      "text",
      {
        class: role,
        direction: isLeftward ? "rtl" : undefined,
        x: round(x),
        y: round(top + index * lineHeight + lineHeight / 2 + sizes[role] * 0.35),
      },
      text,
    ),
  );
}
