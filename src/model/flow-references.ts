import type { Pointer } from "../source/pointer.ts";
import type { EmailFlow } from "./email-flow.ts";
import { nodesOf } from "./node.ts";
import { propertiesOf } from "./properties-of.ts";

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
