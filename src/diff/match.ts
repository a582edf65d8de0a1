import type { AuthoredNode, CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { KnownIds, Match, Pair } from "../model/match.ts";
import { type CarrierNode, identityOf, isEveryoneElse, nodesOf } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer } from "../source/pointer.ts";
import { present } from "../util/invariant.ts";
import { canonicalJson, equalJson } from "../util/json.ts";
import { canonicalProperties } from "./canonical.ts";

/** A node of the file, with what only the file knows of it. */
type Desired = Pick<Pair, "desired" | "authored">;

/** What the rounds of matching work on; each round adds pairs and none takes one away. */
interface Rounds {
  readonly wanted: readonly Desired[];
  readonly live: readonly CarrierNode[];
  readonly known: ReadonlyMap<string | undefined, string>;
  /** What stands below the nodes of either side. */
  readonly children: ReadonlyMap<CarrierNode | undefined, readonly CarrierNode[]>;
  readonly paired: Map<CarrierNode | undefined, CarrierNode>;
  readonly taken: Set<CarrierNode>;
}

/**
 * Pairs the nodes of a compiled flow with those of the live one (design §3): first by the ids that an apply
 * remembered, then by equal content, then by type, likeness and order; never across types. A live node that is
 * remembered under an id which left the file is never given to another id: that would move people by guessing.
 */
export function match(flow: CompiledFlow, live: EmailFlow | undefined, known: KnownIds): Match {
  const nodes = nodesOf(flow.carrier);
  const authoredAt = new Map(flow.nodes.map((node) => [formatPointer(node.carrierPointer), node]));
  const wanted = nodes.map((desired) => ({
    desired,
    authored: present(authoredAt.get(formatPointer(desired.pointer)), "the authored node"),
  }));
  if (live === undefined) return { pairs: wanted.map((one) => ({ ...one, live: undefined })), removed: [] };
  const liveNodes = nodesOf(live);
  const rounds: Rounds = {
    wanted,
    live: liveNodes,
    known: new Map(Object.entries(known)),
    children: childrenOf([...nodes, ...liveNodes]),
    paired: new Map(),
    taken: new Set(),
  };
  pair(rounds, nodes[0], liveNodes[0]);
  for (const round of [byKnownId, byWholeContent, byOwnContent, byLikeness]) round(rounds);
  return {
    pairs: wanted
      .filter((one) => !isSilentEveryoneElse(one, rounds))
      .map((one) => ({ ...one, live: rounds.paired.get(one.desired) })),
    removed: liveNodes.filter((node) => !rounds.taken.has(node)),
  };
}

function childrenOf(nodes: readonly CarrierNode[]): Rounds["children"] {
  const children = new Map<CarrierNode | undefined, CarrierNode[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  return children;
}

/** Every split has one branch for everyone else, so the branches of a pair of splits are a pair. */
function pair(rounds: Rounds, desired: CarrierNode, live: CarrierNode): void {
  rounds.paired.set(desired, live);
  rounds.taken.add(live);
  const [ours, theirs] = [desired, live].map((split) => rounds.children.get(split)?.find(isEveryoneElse));
  if (ours !== undefined && theirs !== undefined) pair(rounds, ours, theirs);
}

/** The id that an apply remembered for a node, also under the name that it had before. */
function knownId({ known }: Rounds, { id, was }: AuthoredNode): string | undefined {
  return known.get(id) ?? known.get(was);
}

function byKnownId(rounds: Rounds): void {
  const byId = new Map<string | undefined, CarrierNode>(rounds.live.map((node) => [identityOf(node), node]));
  for (const { desired, authored } of rounds.wanted) {
    const live = byId.get(knownId(rounds, authored));
    if (live === undefined || live.kind !== desired.kind || live.type !== desired.type) continue;
    if (!rounds.taken.has(live)) pair(rounds, desired, live);
  }
}

/** Equal in everything, children included. */
function byWholeContent(rounds: Rounds): void {
  bySignature(rounds, wholeSignature(rounds));
}

/** Equal in its own properties, whatever its children are. */
function byOwnContent(rounds: Rounds): void {
  bySignature(rounds, ownSignature);
}

function bySignature(rounds: Rounds, signature: (node: CarrierNode) => string): void {
  const free = new Map<string, CarrierNode[]>();
  for (const node of freeLive(rounds)) {
    const key = signature(node);
    free.set(key, [...(free.get(key) ?? []), node]);
  }
  for (const desired of looseDesired(rounds)) {
    const candidates = (free.get(signature(desired)) ?? []).filter((live) => !rounds.taken.has(live));
    const live = candidates.find((candidate) => sameContainer(rounds, desired, candidate)) ?? candidates[0];
    if (live !== undefined) pair(rounds, desired, live);
  }
}

/** A live split may lack the branch for everyone else; a file that has nothing to say about it does not add one. */
function isSilentEveryoneElse({ desired, authored }: Desired, { paired, children }: Rounds): boolean {
  if (!isEveryoneElse(desired) || paired.has(desired) || !paired.has(desired.parent)) return false;
  return authored.kept.includes("Name") && !children.has(desired);
}

/** The likest live node of the same type; parents come before their children, and of equally like ones the first wins. */
function byLikeness(rounds: Rounds): void {
  for (const desired of looseDesired(rounds)) {
    const candidates = freeLive(rounds).filter((live) => live.kind === desired.kind && live.type === desired.type);
    const scored = candidates.map((live) => ({ live, score: likeness(rounds, desired, live) }));
    const best = scored.toSorted((a, b) => b.score - a.score)[0];
    if (best !== undefined) pair(rounds, desired, best.live);
  }
}

/** How much two nodes of a type have in common: the part of their properties that is equal, and how near they stand. */
function likeness(rounds: Rounds, desired: CarrierNode, live: CarrierNode): number {
  const [a, b] = [ownProperties(desired), ownProperties(live)];
  const names = Object.keys(a);
  const equal = names.filter((name) => equalJson(a[name], b[name])).length;
  const near = sameContainer(rounds, desired, live) ? 1 - Math.min(Math.abs(desired.index - live.index), 9) / 20 : 0;
  return equal / names.length + near;
}

function sameContainer({ paired }: Rounds, desired: CarrierNode, live: CarrierNode): boolean {
  return paired.get(desired.parent) === live.parent;
}

/** Nodes that nobody remembers and that may go to whatever node is like them; everyone else goes with its split. */
function looseDesired(rounds: Rounds): readonly CarrierNode[] {
  return rounds.wanted
    .filter(({ desired, authored }) => !rounds.paired.has(desired) && knownId(rounds, authored) === undefined)
    .map(({ desired }) => desired)
    .filter((desired) => !isEveryoneElse(desired));
}

function freeLive(rounds: Rounds): readonly CarrierNode[] {
  const remembered = new Set(rounds.known.values());
  return rounds.live.filter((node) => !rounds.taken.has(node) && !remembered.has(identityOf(node)));
}

/** What tells nodes apart: not what the server may go on changing, as the queue of a distribution. */
function ownProperties({ value, kind, type }: CarrierNode) {
  return canonicalProperties(value, propertiesOf(kind, type) ?? {}, ({ role }) => role === "written");
}

function ownSignature(node: CarrierNode): string {
  return `${node.kind}/${canonicalJson(ownProperties(node))}`;
}

/**
 * A node's signature with those of everything below it; made only of the nodes that are asked for. The branch for
 * everyone else is no more than its steps: it may be missing, stand anywhere, and have a name that no file says.
 */
function wholeSignature({ children }: Rounds): (node: CarrierNode) => string {
  const known = new Map<CarrierNode, string>();
  const all = (nodes: readonly CarrierNode[]): string => `(${nodes.map(signatureOf).join()})`;
  const below = (node: CarrierNode): string => {
    const own = children.get(node) ?? [];
    const others = own.filter(isEveryoneElse).flatMap((one) => children.get(one) ?? []);
    return all(own.filter((child) => !isEveryoneElse(child))) + all(others);
  };
  const signatureOf = (node: CarrierNode): string => {
    const signature = known.get(node) ?? ownSignature(node) + below(node);
    known.set(node, signature);
    return signature;
  };
  return signatureOf;
}
