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

const longestText = 90;

/** A box in Mermaid's language. */
export function mermaidNode({ id, shape, marks, noun, title, was }: GraphNode): string {
  const [open, close] = shapes[shape];
  const text = [noun, changed(was, title)].filter((part) => part !== "").join(" ");
  return `${id}${open}${mermaidLabel(`${markWords(marks)}${text}`, longestText)}${close}`;
}

/** A way in Mermaid's language. One that comes or goes is told by its line, and a branch or action in words, too. */
export function mermaidEdge({ from, to, key, label, was, marks }: GraphEdge): string {
  const arrow = marks.includes("removed") ? "-.->" : marks.length > 0 ? "==>" : "-->";
  if (label === "") return `${from} ${arrow} ${to}`;
  const told = key === "" ? [] : marks;
  return `${from} ${arrow}|${mermaidLabel(`${markWords(told)}${changed(was, label)}`)}| ${to}`;
}

/** Words without signs, because "+" and "-" at the start of a label make a list of it. */
function markWords(marks: readonly Mark[]): string {
  return marks.length === 0 ? "" : `${marks.map((mark) => mark.toUpperCase()).join(", ")}: `;
}

const changed = (was: string, title: string) => (was === "" ? title : `${was} → ${title}`);
