import type { AuthoredNode, CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { KnownIds, Match } from "../model/match.ts";
import { type CarrierNode, identityOf, nodesOf } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer } from "../source/pointer.ts";
import { present } from "../util/invariant.ts";
import { canonicalJson, equalJson } from "../util/json.ts";
import { canonicalProperties } from "./canonical.ts";

type Pairing = Map<CarrierNode, CarrierNode>;

/** What the rounds of matching work on; each round adds pairs and none takes one away. */
interface Rounds {
  readonly desired: readonly CarrierNode[];
  readonly authored: ReadonlyMap<CarrierNode, AuthoredNode>;
  readonly live: readonly CarrierNode[];
  readonly known: KnownIds;
  readonly paired: Pairing;
  readonly taken: Set<CarrierNode>;
}

/**
 * Pairs the nodes of a compiled flow with those of the live one (design §3): first by the ids that an apply
 * remembered, then by equal content, then by type, likeness and order; never across types. A live node that is
 * remembered under an id which left the file is never given to another id: that would move people by guessing.
 */
export function match(flow: CompiledFlow, live: EmailFlow | undefined, known: KnownIds): Match {
  const desired = nodesOf(flow.carrier);
  const authoredAt = new Map(flow.nodes.map((node) => [formatPointer(node.carrierPointer), node]));
  const authored = new Map(
    desired.map((node) => [node, present(authoredAt.get(formatPointer(node.pointer)), "the authored node")]),
  );
  const liveNodes = live === undefined ? [] : nodesOf(live);
  const rounds: Rounds = { desired, authored, live: liveNodes, known, paired: new Map(), taken: new Set() };
  const [root, liveRoot] = [desired[0], liveNodes[0]];
  if (root !== undefined && liveRoot !== undefined) pair(rounds, root, liveRoot);
  for (const round of [byKnownId, byWholeContent, byOwnContent, byLikeness]) round(rounds);
  const wanted = desired.filter((node) => !isSilentEveryoneElse(node, rounds));
  return {
    pairs: wanted.map((node) => ({
      desired: node,
      authored: present(authored.get(node), "the authored node"),
      live: rounds.paired.get(node),
    })),
    removed: liveNodes.filter((node) => !rounds.taken.has(node)),
  };
}

/** Every split has one branch for everyone else, so the branches of a pair of splits are a pair. */
function pair(rounds: Rounds, desired: CarrierNode, live: CarrierNode): void {
  rounds.paired.set(desired, live);
  rounds.taken.add(live);
  if (desired.type !== "Split") return;
  const [ours, theirs] = [everyoneElse(rounds.desired, desired), everyoneElse(rounds.live, live)];
  if (ours !== undefined && theirs !== undefined) pair(rounds, ours, theirs);
}

function everyoneElse(nodes: readonly CarrierNode[], split: CarrierNode): CarrierNode | undefined {
  return nodes.find((node) => node.parent === split && isEveryoneElse(node));
}

/** The id that an apply remembered for a node, also under the name that it had before. */
function knownId(rounds: Rounds, desired: CarrierNode): string | undefined {
  const { id, was } = present(rounds.authored.get(desired), "the authored node");
  if (id !== undefined && Object.hasOwn(rounds.known, id)) return rounds.known[id];
  return was !== undefined && Object.hasOwn(rounds.known, was) ? rounds.known[was] : undefined;
}

function byKnownId(rounds: Rounds): void {
  const byId = new Map(rounds.live.map((node) => [identityOf(node), node]));
  for (const desired of rounds.desired) {
    const id = knownId(rounds, desired);
    const live = id === undefined ? undefined : byId.get(id);
    if (live === undefined || live.kind !== desired.kind || live.type !== desired.type) continue;
    if (!rounds.taken.has(live) && !rounds.paired.has(desired)) pair(rounds, desired, live);
  }
}

/** Equal in everything, children included. */
function byWholeContent(rounds: Rounds): void {
  if (looseDesired(rounds).length > 0) bySignature(rounds, wholeSignature(rounds));
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
  if (free.size === 0) return;
  for (const desired of looseDesired(rounds)) {
    const candidates = (free.get(signature(desired)) ?? []).filter((live) => !rounds.taken.has(live));
    const live = candidates.find((candidate) => sameContainer(rounds, desired, candidate)) ?? candidates[0];
    if (live !== undefined) pair(rounds, desired, live);
  }
}

/** A live split may lack the branch for everyone else; a file that has nothing to say about it does not add one. */
function isSilentEveryoneElse(node: CarrierNode, { paired, authored }: Rounds): boolean {
  if (!isEveryoneElse(node) || paired.has(node)) return false;
  const silent = authored.get(node)?.kept.includes("Name") === true && isEmpty(node.value.Steps);
  return silent && node.parent !== undefined && paired.has(node.parent);
}

const isEmpty = (list: unknown) => !Array.isArray(list) || list.length === 0;

/** The likest live node of the same type; parents come before their children, and the same place wins a draw. */
function byLikeness(rounds: Rounds): void {
  for (const desired of looseDesired(rounds)) {
    const candidates = freeLive(rounds).filter((live) => live.kind === desired.kind && live.type === desired.type);
    const scored = candidates.map((live) => ({ live, score: likeness(rounds, desired, live) }));
    const best = scored.toSorted((a, b) => b.score - a.score || a.live.index - b.live.index)[0];
    if (best !== undefined) pair(rounds, desired, best.live);
  }
}

function likeness(rounds: Rounds, desired: CarrierNode, live: CarrierNode): number {
  const [a, b] = [ownProperties(desired), ownProperties(live)];
  const names = Object.keys(a);
  const equal = names.filter((name) => equalJson(a[name], b[name])).length;
  const near = sameContainer(rounds, desired, live) ? 1 - Math.min(Math.abs(desired.index - live.index), 9) / 20 : 0;
  return equal / Math.max(1, names.length) + near;
}

function sameContainer(rounds: Rounds, desired: CarrierNode, live: CarrierNode): boolean {
  return desired.parent !== undefined && rounds.paired.get(desired.parent) === live.parent;
}

function freeDesired(rounds: Rounds): readonly CarrierNode[] {
  return rounds.desired.filter((node) => !rounds.paired.has(node) && knownId(rounds, node) === undefined);
}

/** Nodes that may go to whatever node is like them; everyone else goes with its split. */
function looseDesired(rounds: Rounds): readonly CarrierNode[] {
  return freeDesired(rounds).filter((node) => !isEveryoneElse(node));
}

const isEveryoneElse = ({ kind, type }: CarrierNode) => kind === "option" && type === "None";

function freeLive(rounds: Rounds): readonly CarrierNode[] {
  const remembered = new Set(Object.values(rounds.known));
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
function wholeSignature({ desired, live }: Rounds): (node: CarrierNode) => string {
  const children = new Map<CarrierNode, CarrierNode[]>();
  for (const node of [...desired, ...live])
    if (node.parent !== undefined) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const known = new Map<CarrierNode, string>();
  const below = (node: CarrierNode): string => {
    const own = children.get(node) ?? [];
    const others = own.filter(isEveryoneElse).map(below).join("");
    const named = own.filter((child) => !isEveryoneElse(child));
    return `(${named.map(signatureOf).join()})${others.replace(/^\(\)$/, "")}`;
  };
  const signatureOf = (node: CarrierNode): string => {
    const signature = known.get(node) ?? `${ownSignature(node)}${below(node)}`;
    known.set(node, signature);
    return signature;
  };
  return signatureOf;
}
