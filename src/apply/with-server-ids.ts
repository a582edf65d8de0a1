import type { EmailFlow } from "../model/email-flow.ts";
import { propertiesOf, typeProperty } from "../model/properties-of.ts";
import type { NodeKind } from "../model/property.ts";
import type { JsonObject } from "../util/json.ts";
import { inSentOrder } from "./in-sent-order.ts";

/** The carrier with the ids of the flow that was just saved from it: both have the same nodes in the same places. */
export function withServerIds(carrier: EmailFlow, saved: EmailFlow): EmailFlow {
  return both("flow", { ...carrier }, { ...inSentOrder(carrier, saved) }) as unknown as EmailFlow;
}

function both(kind: NodeKind, node: JsonObject, saved: JsonObject): JsonObject {
  const typeName = typeProperty[kind];
  const table = propertiesOf(kind, typeName === undefined ? undefined : String(node[typeName])) ?? {};
  const own = Object.entries(table).map(([name, { role, type }]) => {
    if (role === "identity" || role === "server") return [name, saved[name]];
    if (type.kind !== "nodes") return [name, node[name]];
    const savedNodes = saved[name] as readonly JsonObject[];
    const nodes = node[name] as readonly JsonObject[];
    return [name, nodes.map((child, index) => both(type.node, child, savedNodes[index] ?? {}))];
  });
  return { ...node, ...Object.fromEntries(own) };
}
