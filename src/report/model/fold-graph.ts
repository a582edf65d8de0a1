import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

/** What a drawing may hold at most. */
export interface GraphLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** A flow of so few nodes is drawn whole, unless less is asked for. */
const small = 24;

/**
 * The drawing with what lies far from any change put together: "8 unchanged steps"; where that is still too large, also
 * what lies right beside a change. What is too large even then ends with how much follows.
 */
export function foldGraph(graph: Graph, limits: GraphLimits): Graph {
  if (fits(graph, { ...limits, nodes: Math.min(small, limits.nodes) })) return graph;
  const changed = new Set(graph.nodes.filter(({ marks }) => marks.length > 0).map(({ id }) => id));
  const roomy = folded(graph, withNeighbours(graph, changed));
  if (fits(roomy, limits)) return roomy;
  const tight = folded(graph, changed);
  return fits(tight, limits) ? tight : capped(tight, limits);
}

function fits({ nodes, edges }: Graph, limits: GraphLimits): boolean {
  return nodes.length <= limits.nodes && edges.length <= limits.edges;
}

/** The graph without the nodes that are not `near`: those that hang together become one. */
function folded(graph: Graph, near: ReadonlySet<string>): Graph {
  if (near.size === 0) return graph;
  const ends = endsOfGoals(graph, near);
  const far = graph.nodes.filter(({ id, shape }) => !near.has(id) && !ends.has(id) && shape !== "start");
  const groups = connected(far, graph.edges).filter((group) => group.length > 1 && group.some(isStep));
  const standIn = new Map(groups.flatMap((group) => group.map(({ id }) => [id, group[0]?.id ?? id] as const)));
  const sizes = new Map(groups.map((group) => [group[0]?.id, group.filter(isStep).length]));
  const nodes = graph.nodes.flatMap((node): readonly GraphNode[] => {
    if (standIn.get(node.id) === undefined) return [node];
    const size = sizes.get(node.id);
    return size === undefined
      ? []
      : [{ ...node, shape: "folded", key: "", noun: "…", title: `${size} unchanged ${size === 1 ? "step" : "steps"}` }];
  });
  const through = (id: string) => standIn.get(id) ?? id;
  const edges = graph.edges.map((edge) => ({ ...edge, from: through(edge.from), to: through(edge.to) }));
  return { nodes, edges: distinct(edges.filter(({ from, to }) => from !== to)) };
}

const isStep = ({ shape }: GraphNode) => shape !== "end" && shape !== "goal";

/** Where the goals that are shown lead: they lead to no steps. */
function endsOfGoals({ nodes, edges }: Graph, near: ReadonlySet<string>): ReadonlySet<string> {
  const goals = new Set(nodes.filter(({ id, shape }) => shape === "goal" && near.has(id)).map(({ id }) => id));
  return new Set(edges.filter(({ from }) => goals.has(from)).map(({ to }) => to));
}

function withNeighbours({ edges }: Graph, changed: ReadonlySet<string>): ReadonlySet<string> {
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

/** As much as there is room for from the start on, so that what is shown hangs together. */
function capped(graph: Graph, limits: GraphLimits): Graph {
  const ids = new Set(alongTheWay(graph).slice(0, limits.nodes - 1));
  const lost = graph.nodes.filter(({ id }) => !ids.has(id));
  const through = (id: string) => (ids.has(id) ? id : restId);
  const ways = graph.edges
    .map((edge) => ({ ...edge, from: through(edge.from), to: through(edge.to) }))
    .filter(({ from, to }) => from !== to && from !== restId);
  const kept = graph.nodes.filter(({ id }) => ids.has(id));
  return { nodes: lost.length === 0 ? kept : [...kept, rest(lost)], edges: distinct(ways).slice(0, limits.edges) };
}

/** The nodes as people come to them. */
function alongTheWay({ nodes, edges }: Graph): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Set(edges.map(({ to }) => to));
  const starts = nodes.filter(({ id, shape }) => !reached.has(id) && shape !== "goal");
  const order = new Set(starts.map(({ id }) => id));
  for (const id of order) for (const to of next.get(id) ?? []) order.add(to);
  return [...order, ...nodes.map(({ id }) => id).filter((id) => !order.has(id))];
}

const restId = "n0";

function rest(lost: readonly GraphNode[]): GraphNode {
  const changed = lost.filter(({ marks }) => marks.length > 0).length;
  const title = `${lost.length} more, ${changed === 0 ? "all unchanged" : `${changed} changed: see the rows`}`;
  return { id: restId, key: "", shape: "folded", noun: "…", title, marks: [], was: "" };
}
