import { mermaidLabel } from "./mermaid-label.ts";
import type { GraphEdge, GraphNode, Mark, Shape } from "./model/graph.ts";

const shapes: Readonly<Record<Shape, readonly [string, string]>> = {
  start: ["([", "])"],
  end: ["([", "])"],
  step: ["[", "]"],
  split: ["{", "}"],
  goal: [">", "]"],
  folded: ["[/", "/]"],
};

const markWords: Readonly<Record<Mark, string>> = {
  added: "+ ADDED",
  removed: "- REMOVED",
  changed: "~ CHANGED",
  moved: "> MOVED",
};

const longestText = 90;

/** A box in Mermaid's language. */
export function mermaidNode({ id, shape, marks, noun, title, was }: GraphNode): string {
  const [open, close] = shapes[shape];
  const change = was === "" ? title : `${was} → ${title}`;
  const text = [...marks.map((mark) => markWords[mark]), noun, ...(change === "" ? [] : [change])].join(" ");
  return `${id}${open}${mermaidLabel(text, longestText)}${close}`;
}

/** A way in Mermaid's language. One that comes or goes is told by its line, and a branch or action in words, too. */
export function mermaidEdge({ from, to, key, label, was, marks }: GraphEdge): string {
  const arrow = marks.includes("removed") ? "-.->" : marks.length > 0 ? "==>" : "-->";
  if (label === "") return `${from} ${arrow} ${to}`;
  const told = key === "" ? [] : marks;
  const text = [...told.map((mark) => markWords[mark]), was === "" ? label : `${was} → ${label}`].join(" ");
  return `${from} ${arrow}|${mermaidLabel(text)}| ${to}`;
}
