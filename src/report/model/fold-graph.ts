import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

/** What a drawing may hold at most. */
export interface GraphLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** A flow of so few nodes is drawn whole, unless less is asked for. */
const small = 24;

/**
 * The drawing with what lies far from any change put together: "8 unchanged steps". What is still too large loses its
 * last nodes, and says how many.
 */
export function foldGraph(graph: Graph, limits: GraphLimits): Graph {
  const fits = graph.nodes.length <= Math.min(small, limits.nodes) && graph.edges.length <= limits.edges;
  return fits ? graph : capped(folded(graph), limits);
}

function folded(graph: Graph): Graph {
  const near = nodesNearChanges(graph);
  if (near.size === 0) return graph;
  const far = graph.nodes.filter(({ id, shape }) => !near.has(id) && shape !== "start");
  const groups = connected(far, graph.edges).filter((group) => group.length > 1);
  const standIn = new Map(groups.flatMap((group) => group.map(({ id }) => [id, group[0]?.id ?? id] as const)));
  const sizes = new Map(groups.map((group) => [group[0]?.id, group.filter(({ shape }) => shape !== "end").length]));
  const nodes = graph.nodes.flatMap((node): readonly GraphNode[] => {
    if (standIn.get(node.id) === undefined) return [node];
    const size = sizes.get(node.id);
    return size === undefined
      ? []
      : [{ ...node, shape: "folded", key: "", noun: "…", title: `${size} unchanged steps` }];
  });
  const through = (id: string) => standIn.get(id) ?? id;
  const edges = graph.edges.map((edge) => ({ ...edge, from: through(edge.from), to: through(edge.to) }));
  return { nodes, edges: distinct(edges.filter(({ from, to }) => from !== to)) };
}

function nodesNearChanges({ nodes, edges }: Graph): ReadonlySet<string> {
  const changed = new Set(nodes.filter(({ marks }) => marks.length > 0).map(({ id }) => id));
  const near = new Set(changed);
  for (const { from, to, marks } of edges) {
    if (marks.length === 0 && !changed.has(from) && !changed.has(to)) continue;
    near.add(from).add(to);
  }
  return near;
}

/** Nodes in groups that hang together without the others. */
function connected(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): readonly (readonly GraphNode[])[] {
  const leader = new Map(nodes.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    return at;
  };
  for (const { from, to } of edges) if (leader.has(from) && leader.has(to)) leader.set(find(to), find(from));
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const group = groups.get(find(node.id)) ?? [];
    group.push(node);
    groups.set(find(node.id), group);
  }
  return [...groups.values()];
}

function distinct(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to} ${edge.key}`, edge])).values()];
}

function capped({ nodes, edges }: Graph, limits: GraphLimits): Graph {
  const grave = nodes.toSorted((a, b) => Number(b.marks.length > 0) - Number(a.marks.length > 0));
  const kept = nodes.length <= limits.nodes ? nodes : inOldOrder(nodes, grave.slice(0, limits.nodes - 1));
  const ids = new Set(kept.map(({ id }) => id));
  const ways = edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, limits.edges);
  const lost = nodes.length - kept.length;
  return lost === 0 ? { nodes: kept, edges: ways } : { nodes: [...kept, rest(lost)], edges: ways };
}

function inOldOrder(nodes: readonly GraphNode[], kept: readonly GraphNode[]): readonly GraphNode[] {
  const set = new Set(kept);
  return nodes.filter((node) => set.has(node));
}

function rest(count: number): GraphNode {
  return {
    id: "n0",
    key: "",
    shape: "folded",
    noun: "…",
    title: `${count} more, in the rows below`,
    marks: [],
    was: "",
  };
}
