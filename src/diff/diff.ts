import type { Change, NodeAddress } from "../model/change.ts";
import type { FoundChange, KnownIds, Match, Pair } from "../model/match.ts";
import { type CarrierNode, identityOf, isEveryoneElse, ordered } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { heaviestAscending } from "../util/heaviest-ascending.ts";
import { equalJson } from "../util/json.ts";
import { addressOf, type NameOf, placeName, positionOf } from "./address.ts";
import { canonicalProperties, canonicalValue, isCompared } from "./canonical.ts";

/**
 * Everything in which the file differs from the live flow, in document order, removals last. Where either of two
 * steps can be told to move, one of `anchored` is told to stay.
 */
export function diff(
  found: Match,
  known: KnownIds,
  anchored: ReadonlySet<CarrierNode> = new Set(),
): readonly FoundChange[] {
  const names = namesOf(found, known);
  const moved = movedPairs(found, anchored);
  const changes = found.pairs.flatMap((pair) =>
    pair.live === undefined
      ? [{ change: addition(pair, names), pair }]
      : [
          ...renames(pair, pair.live, { known, names }),
          ...(moved.has(pair) ? [move(pair, pair.live, names)] : []),
          ...modifications(pair, pair.live, names),
        ].map((change) => ({ change, pair })),
  );
  const removals = found.removed.map((node) => ({ change: removal(node, names), pair: undefined }));
  return [...changes, ...removals];
}

/** What nodes of either side are called. */
export interface Names {
  readonly desired: NameOf;
  readonly live: NameOf;
}

/** Both sides speak of a node by the id of the file; a live node that left keeps the id it was known by. */
export function namesOf(found: Match, known: KnownIds): Names {
  const authored = new Map(found.pairs.map(({ desired, authored: { id } }) => [desired, id]));
  const desired: NameOf = (node) => authored.get(node) ?? placeName(node);
  const idByIdentity = new Map(Object.entries(known).map(([id, identity]) => [identity, id]));
  const pairByLive = new Map(found.pairs.map((pair) => [pair.live, pair.desired]));
  const live: NameOf = (node) => {
    const same = pairByLive.get(node);
    return same === undefined ? (idByIdentity.get(identityOf(node)) ?? placeName(node)) : desired(same);
  };
  return { desired, live };
}

function address({ desired, authored, live }: Pair, names: Names): NodeAddress {
  return addressOf(desired, { id: authored.id ?? "", serverId: live?.serverId ?? 0, nameOf: names.desired });
}

function addition(pair: Pair, names: Names): Change {
  const { desired } = pair;
  const after = canonicalProperties(desired.value, propertiesOf(desired.kind, desired.type) ?? {});
  return { action: "add", node: address(pair, names), after, position: positionOf(desired, names.desired) };
}

function removal(node: CarrierNode, names: Names): Change {
  const before = canonicalProperties(node.value, propertiesOf(node.kind, node.type) ?? {});
  const facts = { id: names.live(node), serverId: node.serverId, nameOf: names.live };
  return { action: "remove", node: addressOf(node, facts), before, position: positionOf(node, names.live) };
}

function renames(
  pair: Pair,
  live: CarrierNode,
  { known, names }: { readonly known: KnownIds; readonly names: Names },
): readonly Change[] {
  const { id, was } = pair.authored;
  if (id === undefined || was === undefined || known[was] !== identityOf(live)) return [];
  return [{ action: "rename", node: address(pair, names), before: was, after: id }];
}

function move(pair: Pair, live: CarrierNode, names: Names): Change {
  const before = positionOf(live, names.live);
  return { action: "move", node: address(pair, names), before, after: positionOf(pair.desired, names.desired) };
}

function modifications(pair: Pair, live: CarrierNode, names: Names): readonly Change[] {
  return Object.entries(propertiesOf(live.kind, live.type) ?? {}).flatMap(([name, property]): readonly Change[] => {
    const [given, wanted] = [live.value[name], pair.desired.value[name]];
    if (given === wanted || !isCompared(property) || pair.authored.kept.includes(name)) return [];
    const [before, after] = [canonicalValue(given, property), canonicalValue(wanted, property)];
    if (equalJson(before, after)) return [];
    return [{ action: "modify", node: address(pair, names), property: name, before, after }];
  });
}

interface Survivor {
  readonly pair: Pair;
  readonly live: CarrierNode;
}

/**
 * Pairs whose container is another one, or which must be lifted out of their order to get to the new one. Where
 * everyone else stands among the branches means nothing: they are who is left (superoffice-conditions.md A.4).
 */
function movedPairs(found: Match, anchored: ReadonlySet<CarrierNode>): ReadonlySet<Pair> {
  const liveOf = new Map<CarrierNode | undefined, CarrierNode | undefined>(
    found.pairs.map(({ desired, live }) => [desired, live]),
  );
  const stayed = new Map<CarrierNode | undefined, Survivor[]>();
  const moved = new Set<Pair>();
  for (const pair of found.pairs) {
    const { desired, live } = pair;
    if (live === undefined || !ordered.has(desired.kind) || isEveryoneElse(desired)) continue;
    if (liveOf.get(desired.parent) !== live.parent) moved.add(pair);
    else stayed.set(desired.parent, [...(stayed.get(desired.parent) ?? []), { pair, live }]);
  }
  for (const siblings of stayed.values()) {
    const weights = siblings.map(({ live }) => (anchored.has(live) ? siblings.length : 1));
    const kept = heaviestAscending(
      siblings.map(({ live }) => live.index),
      (index) => weights[index] ?? 1,
    );
    for (const [index, { pair }] of siblings.entries()) if (!kept.has(index)) moved.add(pair);
  }
  return moved;
}
