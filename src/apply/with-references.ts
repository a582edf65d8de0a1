import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan, PendingReference } from "../model/plan.ts";
import { type Pointer, parsePointer } from "../source/pointer.ts";
import { present } from "../util/invariant.ts";

/**
 * The payload with the ids of flows that exist by now in the places of their references. References that must wait
 * are left out of it: 0 where one flow stands, gone where a list of flows stands.
 */
export function withReferences(payload: EmailFlow, flow: FlowPlan, ids: ReadonlyMap<string, number>): EmailFlow {
  const filled = fill(payload, flow.references, ids);
  const emptied = flow.laterReferences.reduce<unknown>(
    (value, { pointer }) => set(value, parsePointer(pointer), 0),
    filled,
  );
  return {
    ...(emptied as EmailFlow),
    RemoveFromFlows: (emptied as EmailFlow).RemoveFromFlows.filter((id) => id !== 0),
  };
}

/** A copy of the carrier with the references filled in. */
export function fill(
  carrier: EmailFlow,
  references: readonly PendingReference[],
  ids: ReadonlyMap<string, number>,
): EmailFlow {
  return references.reduce<unknown>(
    (value, { pointer, flow }) => set(value, parsePointer(pointer), present(ids.get(flow), `the id of ${flow}`)),
    carrier,
  ) as EmailFlow;
}

/** A copy of a JSON value with another value at the pointer. */
function set(root: unknown, [part, ...rest]: Pointer, value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(root)) return root.map((item, index) => (index === Number(part) ? set(item, rest, value) : item));
  const object = root as Readonly<Record<string, unknown>>;
  return { ...object, [part]: set(object[part], rest, value) };
}
