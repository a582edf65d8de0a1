import type { Base } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { type CarrierNode, identityOf, kindOfIdentity, nodesOf } from "../model/node.ts";
import { equalJson } from "../util/json.ts";
import { baseOf } from "./base.ts";

/**
 * What of a live flow is not as it was seen, in a few words each, named by the ids of the file; empty when only
 * something has moved that marks do not tell, such as a property that nobody here knows.
 */
export function movedSince(
  seen: Base,
  live: EmailFlow,
  { ids, hash }: { readonly ids: Readonly<Record<string, string>>; readonly hash: (text: string) => string },
): readonly string[] {
  const idOf = new Map(Object.entries(ids).map(([id, identity]) => [identity, id]));
  const name = (identity: string, node?: CarrierNode) =>
    idOf.get(identity) ?? (identity.startsWith("f") ? "the flow's settings" : describe(identity, node));
  const now = baseOf(live, hash);
  const nodes = new Map(nodesOf(live).map((node) => [identityOf(node), node]));
  const before = new Map(seen.nodes.map((node) => [node.identity, node]));
  const changed = now.nodes.flatMap(({ identity, mark }) => {
    const was = before.get(identity);
    const text = name(identity, nodes.get(identity));
    if (was === undefined) return [`${text} (new)`];
    return was.mark === mark ? [] : [text];
  });
  const gone = seen.nodes.flatMap(({ identity }) => (nodes.has(identity) ? [] : [`${name(identity)} (removed)`]));
  const places = (base: Base) =>
    base.nodes.flatMap(({ identity, depth }) =>
      nodes.has(identity) && before.has(identity) ? [`${identity} ${depth}`] : [],
    );
  const order = equalJson(places(seen), places(now)) ? [] : ["the order of its steps"];
  const status = seen.status === live.Status ? [] : [`its status (${lower(seen.status)} -> ${lower(live.Status)})`];
  return [...status, ...changed, ...gone, ...order];
}

const lower = (status: string) => status.toLowerCase();

/** A node that has no id in the file. */
function describe(identity: string, node: CarrierNode | undefined): string {
  const kind = node === undefined ? (kindOfIdentity(identity) ?? "part") : `${node.kind} ${node.type}`.trim();
  return `${kind} ${identity.slice(1)}`;
}
