import type { EmailFlow } from "../model/email-flow.ts";
import { nodesOf } from "../model/node.ts";
import type { PendingReference } from "../model/plan.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer, type Pointer } from "../source/pointer.ts";

/** Every flow that a carrier refers to, and where it does. */
export function flowReferences(flow: EmailFlow): readonly { readonly id: number; readonly at: Pointer }[] {
  return nodesOf(flow).flatMap((node) =>
    Object.entries(propertiesOf(node.kind, node.type) ?? {}).flatMap(([name, { type }]) => {
      if (!("list" in type) || type.list !== "flow") return [];
      const value = node.value[name];
      return Array.isArray(value)
        ? value.map((id, index) => ({ id: Number(id), at: [...node.pointer, name, index] }))
        : [{ id: Number(value), at: [...node.pointer, name] }];
    }),
  );
}

/** The places of a carrier that hold the stand-in (a negative id) of a flow that the target does not have yet. */
export function pendingReferences(flow: EmailFlow, keyOfId: (id: number) => string): readonly PendingReference[] {
  return flowReferences(flow)
    .filter(({ id }) => id < 0)
    .map(({ id, at }) => ({ pointer: formatPointer(at), flow: keyOfId(id) }));
}
