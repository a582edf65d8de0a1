import type { EmailFlow } from "../model/email-flow.ts";
import { identityOf } from "../model/node.ts";
import { idProperty, propertiesOf, typeProperty } from "../model/properties-of.ts";
import type { NodeKind } from "../model/property.ts";
import type { JsonObject } from "../util/json.ts";

/**
 * A copy of an earlier carrier in which the nodes that are not there any more are as new ones are: without ids and
 * without anything else that the server gave.
 */
export function renewed(carrier: EmailFlow, isThere: (identity: string) => boolean): EmailFlow {
  return renew("flow", { ...carrier }, isThere) as unknown as EmailFlow;
}

function renew(kind: NodeKind, node: JsonObject, isThere: (identity: string) => boolean): JsonObject {
  const typeName = typeProperty[kind];
  const table = propertiesOf(kind, typeName === undefined ? undefined : String(node[typeName])) ?? {};
  const stays = isThere(identityOf({ kind, serverId: Number(node[idProperty[kind]] ?? 0) }));
  const own = Object.entries(table).map(([name, { role, type, default: none }]): [string, unknown] => {
    if (type.kind !== "nodes") return [name, !stays && (role === "identity" || role === "server") ? none : node[name]];
    const children = (node[name] ?? []) as readonly JsonObject[];
    return [name, children.map((child) => renew(type.node, child, isThere))];
  });
  return { ...node, ...Object.fromEntries(own) };
}
