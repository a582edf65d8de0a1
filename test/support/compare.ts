import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { merge } from "../../src/diff/merge.ts";
import type { Change } from "../../src/model/change.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { KnownIds } from "../../src/model/match.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import { formatPointer } from "../../src/source/pointer.ts";
import { withIds } from "./example-flows.ts";

/** A compiled flow as it stands on a server, and what an apply would have remembered of it. */
export function applied(flow: CompiledFlow): { readonly live: EmailFlow; readonly known: KnownIds } {
  const live = withIds(flow.carrier);
  const identities = new Map(nodesOf(live).map((node) => [formatPointer(node.pointer), identityOf(node)]));
  const entries = flow.nodes.filter(({ id }) => id !== undefined);
  return {
    live,
    known: Object.fromEntries(
      entries.map(({ id, carrierPointer }) => [id, identities.get(formatPointer(carrierPointer)) ?? ""]),
    ),
  };
}

/** What changes when the live flow becomes the other one, and the carrier that would be saved for it. */
export function compare(
  flow: CompiledFlow,
  live: EmailFlow,
  known: KnownIds,
): { readonly changes: readonly Change[]; readonly saved: EmailFlow } {
  const found = match(flow, live, known);
  return { changes: diff(found, known).map(({ change }) => change), saved: merge(found) };
}

/** Changes in a line each: "move reaction/engaged/call", "modify welcome Subject". */
export function lines(changes: readonly Change[]): readonly string[] {
  return changes.map(
    (change) =>
      `${change.action} ${change.node.path || "flow"}${change.action === "modify" ? ` ${change.property}` : ""}`,
  );
}
