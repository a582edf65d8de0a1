import { foldGraph } from "../model/fold-graph.ts";
import type { Mark } from "../model/graph.ts";
import type { FlowReport } from "../model/report.ts";
import { drawing } from "./drawing.ts";
import { element, type Html, nothing } from "./element.ts";
import { markWords } from "./layout-graph.ts";
import { rowId } from "./rows.ts";

/** More boxes than these tell nobody anything. */
const limits = { nodes: 120, edges: 240 };

/** A drawing of this width has room beside the rows. */
const slim = 720;
/** A drawing is made smaller where it is so much wider than its frame at most; a wider one is scrolled. */
const mostShrunk = 1.15;

export interface Picture {
  readonly html: Html;
  /** Whether it stands beside the rows or below them. */
  readonly place: "beside" | "below";
  /** What the page's style says of it alone. */
  readonly style: string;
}

/** The drawing of a flow below its signs; undefined where there is nothing to draw. `of` is the flow's own name. */
export function pictureHtml(flow: FlowReport, id: string, of: string): Picture | undefined {
  if (flow.graph.nodes.length === 0) return undefined;
  const graph = foldGraph(flow.graph, limits);
  const rows = new Map(flow.rows.map(({ node }, index) => [node, rowId(id, index)] as const).toReversed());
  const { svg, sheets, width } = drawing(graph, {
    id: `${id}-drawing`,
    title: `The flow ${of}`,
    description:
      "Before and after in one drawing; each box and branch that changes leads to the gravest of its rows. The rows say all of it in words.",
    rowOf: (key) => rows.get(key),
  });
  const scroll = element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": `Drawing of ${of}` },
    svg,
  );
  return {
    html: element(
      "div",
      { class: sheets === nothing ? "picture" : "picture large" },
      legendHtml(graph.nodes.flatMap(({ marks }) => marks).concat(graph.edges.flatMap(({ marks }) => marks))),
      scroll,
      sheets,
    ),
    ...(width <= slim
      ? { place: "beside", style: "" }
      : {
          place: "below",
          style: `@container (min-width:${Math.ceil(width / mostShrunk)}px) and (max-width:${width}px){#${id}-drawing{width:100%}}`,
        }),
  };
}

/** Only the signs that the drawing has. */
function legendHtml(used: readonly Mark[]): Html {
  const marks = (["added", "removed", "changed", "moved"] as const).filter((mark) => used.includes(mark));
  if (marks.length === 0) return nothing;
  return element(
    "ul",
    { class: "legend", "aria-label": "Signs" },
    marks.map((mark) => element("li", { class: mark }, sample(mark), markWords[mark])),
  );
}

/** A small box as the drawing has them, so that both always look the same. */
function sample(mark: Mark): Html {
  const box = element("rect", { class: "outline", x: 2, y: 2, width: 44, height: 16, rx: 5 });
  const drawn = element("g", { class: `box ${mark}` }, box);
  return element("svg", { class: "flow", width: 48, height: 20, "aria-hidden": "true" }, drawn);
}
