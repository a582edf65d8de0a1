import { mermaidEdge, mermaidNode } from "../mermaid-graph.ts";
import { foldGraph } from "../model/fold-graph.ts";
import type { Graph, GraphEdge, GraphNode, Mark } from "../model/graph.ts";

/** Below the limits of all hosts and of Mermaid itself (reliability-and-review.md B1). */
const limits = { nodes: 60, edges: 120 };
const longestDiagram = 20_000;

/** The flow before and after as one Mermaid diagram; empty when there is nothing to draw or it would be too large. */
export function diagram(graph: Graph, accessible: { readonly title: string; readonly description: string }): string {
  if (graph.nodes.length === 0) return "";
  const drawn = foldGraph(graph, limits);
  const lines = [
    "flowchart TB",
    `  accTitle: ${plain(accessible.title)}`,
    `  accDescr: ${plain(accessible.description)}`,
    ...drawn.nodes.map((node) => `  ${mermaidNode(node)}`),
    ...drawn.edges.map((edge) => `  ${mermaidEdge(edge)}`),
    ...classes(drawn.nodes).map((line) => `  ${line}`),
    ...linkStyles(drawn.edges).map((line) => `  ${line}`),
  ];
  const text = lines.join("\n");
  return text.length > longestDiagram ? "" : `\`\`\`mermaid\n${text}\n\`\`\``;
}

/** Titles stand without quotes, so they may hold nothing but words. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} ,.-]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}

const styles: Readonly<Record<Mark, string>> = {
  added: "stroke:#1a7f37,stroke-width:3px",
  removed: "stroke:#cf222e,stroke-width:2px,stroke-dasharray:4",
  changed: "stroke:#9a6700,stroke-width:3px",
  moved: "stroke:#8250df,stroke-width:3px",
};
const marksInOrder = ["added", "removed", "changed", "moved"] as const;

function classes(nodes: readonly GraphNode[]): readonly string[] {
  return marksInOrder.flatMap((mark) => {
    const ids = nodes.filter(({ marks }) => marks[0] === mark).map(({ id }) => id);
    return ids.length === 0 ? [] : [`classDef ${mark} ${styles[mark]}`, `class ${ids.join(",")} ${mark}`];
  });
}

function linkStyles(edges: readonly GraphEdge[]): readonly string[] {
  return marksInOrder.flatMap((mark) => {
    const numbers = edges.flatMap(({ marks }, index) => (marks[0] === mark ? [index] : []));
    const [colour = ""] = styles[mark].split(",");
    return numbers.length === 0 ? [] : [`linkStyle ${numbers.join(",")} ${colour}`];
  });
}
