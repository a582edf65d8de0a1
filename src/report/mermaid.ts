import type { FlowPath } from "../model/flow-path.ts";
import { mermaidEdge, mermaidNode } from "./mermaid-graph.ts";
import { mermaidLabel } from "./mermaid-label.ts";
import { graphOf } from "./model/graph.ts";
import type { RecordName } from "./model/value-text.ts";

/** A flow with the way that people take. */
export interface DrawnFlow {
  readonly name: string;
  readonly path: FlowPath;
}

/** Flows as they will be as one Mermaid flowchart: a box per step, an arrow per way that people can go. */
export function mermaid(flows: readonly DrawnFlow[], nameOf: RecordName): string {
  const lines = flows.flatMap(({ name, path }, index) => [
    `  subgraph s${index + 1}[${mermaidLabel(name)}]`,
    ...drawn(path, nameOf, flows.length === 1 ? "" : `s${index + 1}`).map((line) => `    ${line}`),
    "  end",
  ]);
  return `${["flowchart TD", ...lines].join("\n")}\n`;
}

/** `scope` keeps the boxes of one flow apart from those of another. */
function drawn({ after }: FlowPath, nameOf: RecordName, scope: string): readonly string[] {
  const { nodes, edges } = graphOf({ before: [], after }, { nameOf, marksOf: () => [] });
  return [
    ...nodes.map((node) => mermaidNode({ ...node, id: `${scope}${node.id}` })),
    ...edges.map((edge) => mermaidEdge({ ...edge, from: `${scope}${edge.from}`, to: `${scope}${edge.to}` })),
  ];
}
