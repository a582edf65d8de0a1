import type { FlowHead } from "../check/check-project.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { sharedFlow } from "../diagnostic/plan.ts";
import type { Binding } from "../model/binding.ts";
import { otherKeyOf } from "../model/other-key-of.ts";

/** What is remembered of all flows, and which keys have a file. */
interface Known {
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly keys: ReadonlySet<string>;
}

/**
 * The other file of the project whose live flow is remembered to be this one's as well. Both would write over it in
 * turn, and the live flow that one of them means would be left alone.
 */
export function sharedWith({ key, file }: FlowHead, { bindings, keys }: Known): readonly Diagnostic[] {
  const filed = new Map([...bindings].filter(([other]) => keys.has(other)));
  const id = filed.get(key)?.emailFlowId;
  const other = id === undefined ? undefined : otherKeyOf(filed, key, id);
  return id === undefined || other === undefined ? [] : [sharedFlow({ file, pointer: ["flow"] }, id, [key, other])];
}
