import { selectors } from "../language/selectors.ts";
import type { FlowPath, PathNode } from "../model/flow-path.ts";
import type { KnownIds, Match } from "../model/match.ts";
import type { CarrierNode } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { equalJson, type Json } from "../util/json.ts";
import { type NameOf, pathOf } from "./address.ts";
import { type CanonicalLine, canonicalConditions } from "./canonical-conditions.ts";
import { namesOf } from "./diff.ts";

/** Properties that tell a reader which node it is; of a long text its beginning is enough. */
const telling: ReadonlySet<string> = new Set([
  "Name",
  "Title",
  "Subject",
  "Text",
  "Description",
  "SplitName",
  "ShipmentId",
  "Selection",
  "Project",
  "ScriptId",
  "TimeWaitAlgorithm",
  "NumIntervals",
  "IntervalType",
  "Until",
  "WaitForTimeout",
  "ActionTimeout",
  "TimeoutIntervalType",
  "ExitFlow",
  "ExitToFlowId",
  "ExitToSelectionId",
]);
const longestText = 100;

/** The columns by which an event says what it is about: its form, link, mailing, project or selection. */
const selecting: ReadonlySet<string> = new Set(Object.values(selectors).map(({ column }) => column.toLowerCase()));

/** Both sides of a flow as trees, so that a plan can be drawn without the target. */
export function flowPath(found: Match, known: KnownIds): FlowPath {
  const names = namesOf(found, known);
  const ids = new Map<CarrierNode | undefined, string | undefined>();
  for (const { desired, live, authored } of found.pairs) for (const node of [desired, live]) ids.set(node, authored.id);
  for (const node of found.removed) ids.set(node, names.live(node));
  const serverIds = new Map(found.pairs.map(({ desired, live }) => [desired, live?.serverId ?? 0]));
  const live = [...found.pairs.flatMap((pair) => pair.live ?? []), ...found.removed];
  const before = {
    nameOf: names.live,
    idOf: (node: CarrierNode) => ids.get(node) ?? "",
    serverIdOf: (node: CarrierNode) => node.serverId,
  };
  const after = { ...before, nameOf: names.desired, serverIdOf: (node: CarrierNode) => serverIds.get(node) ?? 0 };
  return {
    before: tree(live, before),
    after: tree(
      found.pairs.map(({ desired }) => desired),
      after,
    ),
  };
}

interface Side {
  readonly nameOf: NameOf;
  readonly idOf: (node: CarrierNode) => string;
  readonly serverIdOf: (node: CarrierNode) => number;
}

function tree(nodes: readonly CarrierNode[], side: Side): readonly PathNode[] {
  const children = new Map<CarrierNode | undefined, CarrierNode[]>();
  for (const node of nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const build = (node: CarrierNode): PathNode => ({
    kind: node.kind,
    type: node.type,
    id: side.idOf(node),
    serverId: side.serverIdOf(node),
    path: pathOf(node, side.nameOf),
    values: tellingValues(node),
    children: inOrder(children.get(node) ?? []).map(build),
  });
  return nodes.filter(({ kind }) => kind === "flow").flatMap((flow) => build(flow).children);
}

/** Who enters and what counts comes before what happens; below a step or a branch all are of one kind. */
const ranks = ["trigger", "goal", "step"];

function inOrder(siblings: readonly CarrierNode[]): readonly CarrierNode[] {
  return siblings.toSorted((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind) || a.index - b.index);
}

function tellingValues({ kind, type, value }: CarrierNode): Readonly<Record<string, Json>> {
  if (events.has(kind)) return { RestrictionGroups: selectedRecords(value.RestrictionGroups) };
  const entries = Object.entries(propertiesOf(kind, type) ?? {}).flatMap(([name, property]) => {
    const own = (value[name] ?? null) as Json;
    if (!telling.has(name) || equalJson(own, property.default)) return [];
    return [[name, typeof own === "string" ? own.slice(0, longestText) : own] as const];
  });
  return Object.fromEntries(entries);
}

const events: ReadonlySet<string> = new Set(["trigger", "goal", "action"]);

/** Of the conditions of an event, the lines that say what it is about. */
function selectedRecords(groups: unknown): Json {
  const lines = canonicalConditions(groups).map(({ Restrictions }) => Restrictions.filter(isSelecting));
  return lines.filter(({ length }) => length > 0).map((Restrictions) => ({ Restrictions }));
}

function isSelecting({ Name, Operator, IsActive }: CanonicalLine): boolean {
  return IsActive !== false && selecting.has(Name.toLowerCase()) && Operator === "equals";
}
