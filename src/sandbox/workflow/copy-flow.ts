import type { EmailFlow } from "../../model/email-flow.ts";
import { propertiesOf, typeProperty } from "../../model/properties-of.ts";
import type { NodeKind } from "../../model/property.ts";
import type { SandboxState } from "../state.ts";
import type { Row } from "../store.ts";
import { storedFlow } from "./flows.ts";
import { type Refused, refused } from "./refused.ts";
import { saveEmailFlow } from "./save/save-email-flow.ts";

/** ASSUMED (A19): a copy has everything but ids, name, status and participants; the other way no triggers and goals. */
export function copyFlow(
  state: SandboxState,
  emailFlowId: number,
  newName: string,
): { readonly value: number } | Refused {
  const flow = storedFlow(state, emailFlowId);
  if (flow === undefined) return refused(`There is no flow with EmailFlowId ${emailFlowId}.`);
  const events: Partial<EmailFlow> = state.otherwise.has("A19") ? { Triggers: [], Goals: [] } : {};
  const saved = saveEmailFlow(state, withoutIds("flow", { ...flow, ...events, Name: newName }));
  return "error" in saved ? saved : { value: saved.value.EmailFlowId };
}

function withoutIds(kind: NodeKind, node: Row): Row {
  const table = propertiesOf(kind, String(node[typeProperty[kind] ?? ""])) ?? {};
  const entries = Object.entries(node).map(([name, value]): [string, unknown] => {
    const property = table[name];
    if (property?.role === "identity") return [name, 0];
    if (property?.type.kind !== "nodes") return [name, value];
    const { node: below } = property.type;
    return [name, (value as readonly Row[]).map((child) => withoutIds(below, child))];
  });
  return Object.fromEntries(entries);
}
