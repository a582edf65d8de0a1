import { type FlowPath, nodeKey, type PathNode } from "../../model/flow-path.ts";
import { leavesInTime } from "../../model/leaves-in-time.ts";
import { type NodeTitle, titleOf, wayTitle } from "./node-title.ts";
import type { RecordName } from "./value-text.ts";

/** What a change does to a node or a way, also as one sign. */
export type Mark = "added" | "removed" | "changed" | "moved";

export type Shape = "start" | "step" | "split" | "goal" | "end" | "folded";

export interface GraphNode extends NodeTitle {
  /** "n1": our own word, which holds nothing of anybody's text. */
  readonly id: string;
  /** The node of the flow; empty for what only the drawing has. */
  readonly key: string;
  readonly shape: Shape;
  readonly marks: readonly Mark[];
  /** The title before, where it is another one. */
  readonly was: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** The branch or action that leads this way; empty where there is only one way. */
  readonly key: string;
  readonly label: string;
  readonly was: string;
  readonly marks: readonly Mark[];
}

/** A flow before and after in one drawing. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface SideNode extends NodeTitle {
  readonly key: string;
  readonly shape: Shape;
}

interface SideEdge {
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly label: string;
}

/** One side, growing. */
interface Side {
  readonly nodes: Map<string, SideNode>;
  readonly edges: Map<string, SideEdge>;
  readonly nameOf: RecordName;
}

type Way = Omit<SideEdge, "to">;

/** Draws both sides over each other. `marksOf` says what the changes do to a node or branch. */
export function graphOf(
  { before, after }: FlowPath,
  { nameOf, marksOf }: { readonly nameOf: RecordName; readonly marksOf: (key: string) => readonly Mark[] },
): Graph {
  const [was, is] = [before, after].map((side) => drawSide(side, nameOf));
  if (was === undefined || is === undefined) return { nodes: [], edges: [] };
  const keys = [...new Set([...is.nodes.keys(), ...was.nodes.keys()])];
  const ids = new Map(keys.map((key, index) => [key, `n${index + 1}`]));
  const idOf = (key: string) => ids.get(key) ?? "";
  const isNew = was.nodes.size === 0;
  const marks = (key: string, sides: { old: boolean; young: boolean }) => {
    if (isNew || (sides.old && sides.young)) return isNew ? [] : marksOf(key);
    return [sides.young ? "added" : "removed"] as const;
  };
  const nodes = keys.flatMap((key): readonly GraphNode[] => {
    const [old, young] = [was.nodes.get(key), is.nodes.get(key)];
    const node = young ?? old;
    if (node === undefined) return [];
    const own = { old: old !== undefined, young: young !== undefined };
    const title = old !== undefined && old.title !== node.title ? old.title : "";
    return [{ ...node, id: idOf(key), marks: marks(key, own), was: title }];
  });
  const edges = [...new Set([...is.edges.keys(), ...was.edges.keys()])].flatMap((key): readonly GraphEdge[] => {
    const [old, young] = [was.edges.get(key), is.edges.get(key)];
    const edge = young ?? old;
    if (edge === undefined) return [];
    const own = { old: old !== undefined, young: young !== undefined };
    const label = old !== undefined && old.label !== edge.label ? old.label : "";
    return [
      {
        ...edge,
        from: idOf(edge.from),
        to: idOf(edge.to),
        marks: edge.key === "" && own.old && own.young ? [] : marks(edge.key, own),
        was: label,
      },
    ];
  });
  return { nodes, edges };
}

function drawSide(nodes: readonly PathNode[], nameOf: RecordName): Side {
  const side: Side = { nodes: new Map(), edges: new Map(), nameOf };
  if (nodes.length === 0) return side;
  const triggers = nodes.filter(({ kind }) => kind === "trigger");
  const ways = triggers.flatMap((trigger) =>
    addNode(side, { ...titleOf(trigger, nameOf), key: nodeKey(trigger), shape: "start" }, []),
  );
  const byHand = () => addNode(side, { key: "by hand", shape: "start", noun: "Start", title: "added by hand" }, []);
  const open = drawSteps(side, nodes, triggers.length === 0 ? byHand() : ways);
  addNode(side, { key: "end", shape: "end", noun: "End", title: "" }, [...open, ...drawGoals(side, nodes)]);
  return side;
}

/** No way leads to a goal: people reach it from wherever they are, and count as a success at the end. */
function drawGoals(side: Side, nodes: readonly PathNode[]): readonly Way[] {
  const goals = nodes.filter(({ kind }) => kind === "goal");
  const ways = goals.flatMap((goal) =>
    addNode(side, { ...titleOf(goal, side.nameOf), key: nodeKey(goal), shape: "goal" }, []),
  );
  return ways.map((way) => ({ ...way, label: "success" }));
}

function addNode(side: Side, node: SideNode, ways: readonly Way[]): readonly Way[] {
  side.nodes.set(node.key, node);
  for (const way of ways) side.edges.set(`${way.from} ${way.key} ${node.key}`, { ...way, to: node.key });
  return [{ from: node.key, key: "", label: "" }];
}

function drawSteps(side: Side, nodes: readonly PathNode[], ways: readonly Way[]): readonly Way[] {
  return nodes.filter(({ kind }) => kind === "step").reduce((open, step) => drawStep(side, step, open), ways);
}

function drawStep(side: Side, step: PathNode, ways: readonly Way[]): readonly Way[] {
  const from = nodeKey(step);
  const isSplit = step.type === "Split";
  const own = addNode(side, { ...titleOf(step, side.nameOf), key: from, shape: isSplit ? "split" : "step" }, ways);
  const leaves = leavesInTime(step.values);
  const leave = (way: Way) =>
    void addNode(side, { key: `leave ${from}`, shape: "end", noun: "Leaves", title: "" }, [way]);
  if (isSplit) {
    const ways = step.children.flatMap((option) => {
      const way = { from, key: nodeKey(option), label: wayTitle(option, side.nameOf) };
      if (option.type !== "None" || !leaves) return drawSteps(side, option.children, [way]);
      leave(way);
      return [];
    });
    // A split may come without a branch for everyone else; they go on all the same.
    const isOpen = !step.children.some(({ type }) => type === "None");
    return isOpen ? [...ways, { from, key: `else ${from}`, label: "Everyone else" }] : ways;
  }
  if (step.type !== "WaitForAction") return own;
  const actions = step.children.map((action) => ({ from, key: nodeKey(action), label: wayTitle(action, side.nameOf) }));
  const timeIsUp = { from, key: `time ${from}`, label: "time is up" };
  if (leaves) leave(timeIsUp);
  return leaves || step.values.WaitForTimeout === false ? actions : [...actions, timeIsUp];
}
