import type { Base, BaseNode, Binding } from "../model/binding.ts";
import type { Change, Drift } from "../model/change.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FoundChange, Match, Pair } from "../model/match.ts";
import { type CarrierNode, identityOf, nodesOf } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer } from "../source/pointer.ts";
import { equalJson } from "../util/json.ts";
import { markOf, partOfMark } from "./base.ts";

/** Both sides and what was remembered, ready to be asked about one change. */
interface ThreeWays {
  readonly found: Match;
  readonly ids: ReadonlyMap<string | undefined, string>;
  readonly status: Base["status"];
  readonly base: ReadonlyMap<string, Remembered>;
  readonly live: ReadonlyMap<string, CarrierNode>;
  /** The mark of a node as it would be saved. */
  readonly wanted: (pair: Pair) => string;
  readonly mark: (node: CarrierNode) => string;
}

/** A node as the last apply left it, and whom it stood in. */
type Remembered = BaseNode & { readonly parent: string | undefined };

/** Which sides have moved since the last apply; both false is impossible where there is a difference. */
interface Moved {
  readonly superOffice: boolean;
  readonly git: boolean;
}

/**
 * The changes of a flow that somebody changed in SuperOffice since the last apply, each with whose change it undoes;
 * without a mark where only the file has changed. Nothing but the binding tells the state between the two.
 */
export function withDrift(
  changes: readonly FoundChange[],
  sides: { readonly found: Match; readonly live: EmailFlow; readonly merged: EmailFlow; readonly binding: Binding },
  hash: (text: string) => string,
): readonly FoundChange[] {
  const ways = sides.binding.base === undefined ? undefined : threeWays({ ...sides, base: sides.binding.base }, hash);
  return changes.map((one) => {
    if (one.change.action === "rename") return one;
    const drift = ways === undefined ? "unknown" : driftOf(movedIn(one, ways));
    return drift === undefined ? one : { ...one, change: { ...one.change, drift } };
  });
}

function driftOf(moved: Moved | undefined): Drift | undefined {
  if (moved === undefined) return "unknown";
  if (!moved.superOffice) return undefined;
  return moved.git ? "both" : "superOffice";
}

interface Sides {
  readonly found: Match;
  readonly live: EmailFlow;
  readonly merged: EmailFlow;
  readonly binding: Binding;
  readonly base: Base;
}

function threeWays({ found, live, merged, binding, base }: Sides, hash: (text: string) => string): ThreeWays {
  const mergedAt = new Map(nodesOf(merged).map((node) => [formatPointer(node.pointer), node]));
  const mark = (node: CarrierNode) => markOf(node, hash);
  return {
    found,
    ids: new Map(Object.entries(binding.ids)),
    status: base.status,
    base: withParents(base.nodes),
    live: new Map(nodesOf(live).map((node) => [identityOf(node), node])),
    mark,
    wanted: ({ desired }) => mark(mergedAt.get(formatPointer(desired.pointer)) ?? desired),
  };
}

/** Who stands in whom, told by the order and the depths. */
function withParents(nodes: readonly BaseNode[]): ThreeWays["base"] {
  const above: string[] = [];
  return new Map(
    nodes.map((node) => {
      above[node.depth] = node.identity;
      return [node.identity, { ...node, parent: above[node.depth - 1] }];
    }),
  );
}

/** Undefined where nobody can tell. */
function movedIn({ change, pair }: FoundChange, ways: ThreeWays): Moved | undefined {
  if (pair === undefined) return removed(change, ways);
  if (pair.live === undefined) return added(pair, ways);
  const base = ways.base.get(identityOf(pair.live));
  if (base === undefined) return undefined;
  const survivor = { pair, live: pair.live, base };
  return change.action === "modify" ? modified(change.property, survivor, ways) : placed(survivor, ways);
}

/** A live node that the file does not have: new in SuperOffice, or taken out of the file. */
function removed({ node }: Change, { base, live, mark }: ThreeWays): Moved {
  const identity = identityOf(node);
  const [remembered, there] = [base.get(identity), live.get(identity)];
  if (remembered === undefined) return { superOffice: true, git: false };
  return { superOffice: there !== undefined && mark(there) !== remembered.mark, git: true };
}

/** A node of the file that is not there: removed in SuperOffice when it was there, else new in the file. */
function added(pair: Pair, ways: ThreeWays): Moved {
  const { id, was } = pair.authored;
  const identity = ways.ids.get(id) ?? ways.ids.get(was);
  const wanted = ways.wanted(pair);
  const gone = [...ways.base.values()].filter((node) => !ways.live.has(node.identity));
  const same = gone.find((node) =>
    identity === undefined
      ? id === undefined && node.mark === wanted && node.identity.charAt(0) === identityOf(pair.desired).charAt(0)
      : node.identity === identity,
  );
  return { superOffice: same !== undefined, git: same?.mark !== wanted };
}

interface Survivor {
  readonly pair: Pair;
  readonly live: CarrierNode;
  readonly base: Remembered;
}

function modified(property: string, { pair, live, base }: Survivor, ways: ThreeWays): Moved | undefined {
  const { desired, authored } = pair;
  if (property === "Status")
    return { superOffice: live.value.Status !== ways.status, git: desired.value.Status !== ways.status };
  const table = propertiesOf(live.kind, live.type) ?? {};
  const role = table[property]?.role;
  const part = (mark: string) => partOfMark(mark, role);
  const superOffice = part(ways.mark(live)) !== part(base.mark);
  const git = part(ways.wanted(pair)) !== part(base.mark);
  // Values that are left to SuperOffice are in the mark as well: whether the file has moved is then not known.
  const clouded = superOffice && git && authored.kept.some((name) => name !== "Status" && table[name]?.role === role);
  return clouded ? undefined : { superOffice, git };
}

const parentOf = ({ parent }: CarrierNode) => parent && identityOf(parent);

/** A node that stands elsewhere: in another container, or before or after others than it did. */
function placed({ pair, live, base }: Survivor, ways: ThreeWays): Moved {
  const liveParent = ways.found.pairs.find(({ desired }) => desired === pair.desired.parent)?.live;
  const { before, there, after } = siblingsOf({ pair, live, base }, ways);
  const order = (identities: readonly string[]) =>
    identities.filter((one) => [before, there, after].every((others) => others.includes(one)));
  return {
    superOffice: parentOf(live) !== base.parent || !equalJson(order(there), order(before)),
    git: (liveParent && identityOf(liveParent)) !== base.parent || !equalJson(order(after), order(before)),
  };
}

/** Who stood, stands and is to stand beside a node, itself included, each in order. */
function siblingsOf({ pair, live, base }: Survivor, ways: ThreeWays) {
  const letter = identityOf(live).charAt(0);
  const before = [...ways.base.values()].filter((one) => one.parent === base.parent);
  const there = [...ways.live.values()].filter((one) => parentOf(one) === parentOf(live));
  const after = ways.found.pairs.filter(({ desired }) => desired.parent === pair.desired.parent);
  const alike = (identities: readonly string[]) => identities.filter((identity) => identity.startsWith(letter));
  return {
    before: alike(before.map(({ identity }) => identity)),
    there: alike(there.map(identityOf)),
    after: alike(after.flatMap((one) => (one.live === undefined ? [] : [identityOf(one.live)]))),
  };
}
