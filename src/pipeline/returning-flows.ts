import { fill } from "../apply/with-references.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { getEmailFlow } from "../live/flows.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { flowReferences } from "../model/flow-references.ts";
import { formatPointer } from "../source/pointer.ts";
import type { Target } from "./project.ts";
import type { KeptFlow } from "./rollback-flow.ts";

/** Flows that others of their backups refer to by an id that they do not have any more. */
export interface ReturningFlows {
  /** Their keys by the ids that the backups know them by. */
  readonly keys: ReadonlyMap<number, string>;
  /** The ids that they have now, by key; negative for one that the same plan makes anew, a different one for each. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Finds them; only flows that are referred to are read. */
export async function findReturning(
  kept: readonly KeptFlow[],
  bindings: ReadonlyMap<string, Binding>,
  { connection }: Target,
): Promise<Outcome<ReturningFlows>> {
  const referred = new Set(kept.flatMap(({ backup }) => flowReferences(backup.carrier).map(({ id }) => id)));
  const keys = new Map<number, string>();
  const ids = new Map<string, number>();
  for (const { key, carrier } of kept.map(({ backup }) => backup)) {
    if (!referred.has(carrier.EmailFlowId)) continue;
    const id = bindings.get(key)?.emailFlowId ?? carrier.EmailFlowId;
    const { value: live, diagnostics } = await getEmailFlow(connection, id);
    if (live === undefined) return failure(...diagnostics);
    if (live !== null && id === carrier.EmailFlowId) continue;
    keys.set(carrier.EmailFlowId, key);
    ids.set(key, live === null ? -1 - ids.size : id);
  }
  return success({ keys, ids });
}

/** The carrier of a backup that refers to them by the ids that they have now. */
export function referringAgain(carrier: EmailFlow, { keys, ids }: ReturningFlows): EmailFlow {
  const references = flowReferences(carrier).flatMap(({ id, at }) => {
    const flow = keys.get(id);
    return flow === undefined ? [] : [{ pointer: formatPointer(at), flow }];
  });
  return fill(carrier, references, ids);
}
