import type { EmailFlow } from "../model/email-flow.ts";
import { unknownInside } from "../model/inner-properties.ts";
import { type CarrierNode, nodesOf, ordered } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer } from "../source/pointer.ts";
import { canonicalJson } from "../util/json.ts";
import { canonicalProperties } from "./canonical.ts";
import { unknownProperties } from "./merge.ts";

/**
 * What a flow is, as one text: every node with its place, its id and its compared properties, and every property
 * that nobody here knows. Dates and other things that the server fills in are left out (design §6, A10).
 */
export function content(flow: EmailFlow): string {
  return contentOf(nodesOf(flow));
}

/** The same text, from the flow's nodes. */
export function contentOf(nodes: readonly CarrierNode[]): string {
  return nodes
    .map((node) => {
      const table = propertiesOf(node.kind, node.type) ?? {};
      const inner = Object.entries(table).flatMap(([name, property]) =>
        Object.entries(unknownInside(node.value[name], property)).map(([path, value]) => [`${name}.${path}`, value]),
      );
      const unknown = { ...unknownProperties(node, table), ...Object.fromEntries(inner) };
      const own = canonicalJson({ ...canonicalProperties(node.value, table), ...unknown });
      return `${placeOf(node)} ${node.serverId} ${own}`;
    })
    .sort()
    .join("\n");
}

/** A node's place; triggers and goals have no order, so one of them has only its list (design §6, A7). */
function placeOf({ kind, pointer }: CarrierNode): string {
  return formatPointer(kind === "flow" || ordered.has(kind) ? pointer : pointer.slice(0, -1));
}

/** A text as a mark that can be remembered: enough of its hash to tell it from another one. */
export function textMark(text: string, hash: (text: string) => string): string {
  return hash(text).slice(0, 16);
}

/** What a flow is remembered by when it was applied, to see whether somebody has changed it since. */
export function appliedMark(flow: EmailFlow, hash: (text: string) => string): string {
  return textMark(content(flow), hash);
}

/** The content without the status, which has calls of its own: what a flow is but for its running. */
export function contentMark(flow: EmailFlow, hash: (text: string) => string): string {
  return appliedMark({ ...flow, Status: "Stopped" }, hash);
}

/**
 * What a save brings about, as a short hash that is the same for the carrier that is sent and for the flow that is
 * read back: without ids, which new nodes are only given, and without what the server fills in where nothing was said.
 */
export function shapeMark(flow: EmailFlow, hash: (text: string) => string): string {
  const lines = nodesOf(flow).map((node) => {
    const table = Object.entries(propertiesOf(node.kind, node.type) ?? {}).filter(([, { role }]) => role === "written");
    const own = canonicalJson(canonicalProperties(node.value, Object.fromEntries(table)));
    return `${placeOf(node)} ${node.type} ${own}`;
  });
  return textMark(lines.sort().join("\n"), hash);
}
