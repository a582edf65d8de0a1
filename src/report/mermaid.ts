import type { AuthoredNode, CompiledFlow } from "../model/compiled-flow.ts";
import { type CarrierNode, nodesOf } from "../model/node.ts";
import { formatPointer } from "../source/pointer.ts";
import { mermaidLabel as label } from "./mermaid-label.ts";
import { aspectsOf } from "./model/aspects.ts";
import { stepNoun } from "./model/node-name.ts";
import { unmarked } from "./model/sentence.ts";
import { wordsOf } from "./model/value-text.ts";

/** A way into the next node: where from, and under which condition. */
interface Way {
  readonly from: string;
  readonly label: string;
}

/** A drawing that grows: lines of Mermaid, and our own ids for its nodes. */
interface Drawing {
  readonly lines: string[];
  readonly flow: CompiledFlow;
  readonly nodes: readonly CarrierNode[];
  readonly authored: ReadonlyMap<string, AuthoredNode>;
  readonly nextId: () => string;
}

/** Flows as one Mermaid flowchart: a box per step, an arrow per way that people can go. Names come from the file alone. */
export function mermaid(flows: readonly CompiledFlow[]): string {
  let count = 0;
  const nextId = () => `n${++count}`;
  const lines = flows.flatMap((flow, index) => [
    `  subgraph s${index + 1}[${label(flow.carrier.Name)}]`,
    ...drawFlow(flow, nextId).map((line) => `    ${line}`),
    "  end",
  ]);
  return `${["flowchart TD", ...lines].join("\n")}\n`;
}

function drawFlow(flow: CompiledFlow, nextId: () => string): readonly string[] {
  const nodes = nodesOf(flow.carrier);
  const drawing: Drawing = {
    lines: [],
    flow,
    nextId,
    nodes,
    authored: new Map(flow.nodes.map((node) => [formatPointer(node.carrierPointer), node])),
  };
  const [root] = nodes;
  const ways = addNode(drawing, { text: entryText(flow), shape: "round" }, []);
  addNode(drawing, { text: "End", shape: "round" }, drawSteps(drawing, root, ways));
  return drawing.lines;
}

function entryText({ carrier }: CompiledFlow): string {
  const triggers = carrier.Triggers.map(({ TriggerType }) => wordsOf(TriggerType));
  return triggers.length === 0 ? "Added by hand" : `Enters: ${triggers.join(", ")}`;
}

function childrenOf({ nodes }: Drawing, parent: CarrierNode | undefined, kind: CarrierNode["kind"]) {
  return nodes.filter((node) => node.parent === parent && node.kind === kind);
}

function drawSteps(drawing: Drawing, parent: CarrierNode | undefined, ways: readonly Way[]): readonly Way[] {
  return childrenOf(drawing, parent, "step").reduce((open, step) => drawStep(drawing, step, open), ways);
}

function drawStep(drawing: Drawing, step: CarrierNode, ways: readonly Way[]): readonly Way[] {
  const shape = step.type === "Split" ? "diamond" : "box";
  const own = addNode(drawing, { text: stepText(drawing, step), shape }, ways);
  const [{ from } = { from: "" }] = own;
  const leaves = step.value.ExitFlow === true;
  if (step.type === "Split") return drawBranches(drawing, step, { from, leaves });
  if (step.type !== "WaitForAction") return own;
  const actions = childrenOf(drawing, step, "action").map(({ type }) => ({ from, label: wordsOf(type) }));
  const timeIsUp = { from, label: "time is up" };
  if (leaves) addNode(drawing, { text: "Leaves the flow", shape: "round" }, [timeIsUp]);
  return leaves || step.value.WaitForTimeout !== true ? actions : [...actions, timeIsUp];
}

/** Every branch leads to the step after the split; everyone else may leave instead. */
function drawBranches(
  drawing: Drawing,
  split: CarrierNode,
  { from, leaves }: { readonly from: string; readonly leaves: boolean },
): readonly Way[] {
  return childrenOf(drawing, split, "option").flatMap((option) => {
    const way = { from, label: branchText(drawing, option) };
    if (option.type !== "None" || !leaves) return drawSteps(drawing, option, [way]);
    addNode(drawing, { text: "Leaves the flow", shape: "round" }, [way]);
    return [];
  });
}

function branchText(drawing: Drawing, option: CarrierNode): string {
  const name = String(option.value.Name ?? "");
  if (name !== "") return name;
  return option.type === "None" ? "Everyone else" : (idOf(drawing, option) ?? wordsOf(option.type));
}

function idOf({ authored }: Drawing, { pointer }: CarrierNode): string | undefined {
  return authored.get(formatPointer(pointer))?.id;
}

/** What a step says in its box; records have no names here, so they are left out. */
function stepText(drawing: Drawing, step: CarrierNode): string {
  const head = [stepNoun(step.type), idOf(drawing, step)].filter((part) => part !== undefined).join(" ");
  const detail = step.type === "WaitForTime" ? waitText(step) : firstText(step);
  return detail === "" ? head : `${head}: ${detail}`;
}

function waitText({ type, value }: CarrierNode): string {
  return unmarked(aspectsOf("step", type)[0]?.describe?.(value, String) ?? "");
}

function firstText({ value }: CarrierNode): string {
  const texts = [value.SplitName, value.Subject, value.Title, value.Description, value.Text];
  return String(texts.find((text) => typeof text === "string" && text !== "") ?? "").split("\n")[0] ?? "";
}

const shapes = {
  box: ["[", "]"],
  round: ["([", "])"],
  diamond: ["{", "}"],
} as const;

function addNode(
  drawing: Drawing,
  { text, shape }: { readonly text: string; readonly shape: keyof typeof shapes },
  ways: readonly Way[],
): readonly Way[] {
  const id = drawing.nextId();
  const [open, close] = shapes[shape];
  drawing.lines.push(`${id}${open}${label(text)}${close}`);
  for (const way of ways) drawing.lines.push(`${way.from} -->${way.label === "" ? "" : `|${label(way.label)}|`} ${id}`);
  return [{ from: id, label: "" }];
}
