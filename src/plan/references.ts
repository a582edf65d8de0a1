import type { EmailFlow } from "../model/email-flow.ts";
import { nodesOf } from "../model/node.ts";
import type { PendingReference } from "../model/plan.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer } from "../source/pointer.ts";

/** The places of a carrier that hold the stand-in (a negative id) of a flow that the target does not have yet. */
export function pendingReferences(flow: EmailFlow, keyOfId: (id: number) => string): readonly PendingReference[] {
  return nodesOf(flow).flatMap((node) =>
    Object.entries(propertiesOf(node.kind, node.type) ?? {}).flatMap(([name, { type }]) => {
      if (!("list" in type) || type.list !== "flow") return [];
      const value = node.value[name];
      const ids = Array.isArray(value)
        ? value.map((id, index) => ({ id, at: [...node.pointer, name, index] }))
        : [{ id: value, at: [...node.pointer, name] }];
      return ids
        .filter(({ id }) => Number(id) < 0)
        .map(({ id, at }) => ({ pointer: formatPointer(at), flow: keyOfId(Number(id)) }));
    }),
  );
}
