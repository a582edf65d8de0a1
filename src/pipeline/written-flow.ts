import type { WrittenFlow } from "../decompile/decompile-flow.ts";
import type { WrittenNode } from "../decompile/walk.ts";
import type { Values } from "../language/context.ts";
import { isoDateTime } from "../model/date-text.ts";
import type { FoundChange, Match } from "../model/match.ts";
import { propertiesOf } from "../model/properties-of.ts";
import type { NodeKind } from "../model/property.ts";
import { formatPointer, valueAt } from "../source/pointer.ts";

/** What a file says of each live node today, and where the live node is otherwise: a comparison, read backwards. */
export function writtenFlow(value: Values, found: Match, changes: readonly FoundChange[]): WrittenFlow {
  const differing = new Set(
    changes.flatMap(({ change, pair }) =>
      change.action === "modify" && pair?.live !== undefined
        ? [`${formatPointer(pair.live.pointer)} ${change.property}`]
        : [],
    ),
  );
  // A moment says nothing without a time zone, so that a file which gets one gets the other.
  if (changes.some(isMoment)) differing.add(" TzLocation");
  const nodes = found.pairs.flatMap(({ authored, live }): [string, WrittenNode][] => {
    if (live === undefined) return [];
    const pointer = formatPointer(live.pointer);
    const written = (valueAt(value, authored.filePointer) ?? {}) as Values;
    const differs = (property: string) => differing.has(`${pointer} ${property}`);
    return [[pointer, { id: authored.id, value: written, differs }]];
  });
  return { value, nodes: new Map(nodes) };
}

/** Whether a moment in the flow's time zone was set, or comes with a node. */
function isMoment({ change }: FoundChange): boolean {
  const { kind, type } = change.node;
  if (change.action === "modify") return holdsMoment(kind, type, change.property);
  if (change.action !== "remove") return false;
  return Object.entries(change.before).some(
    ([name, value]) => holdsMoment(kind, type, name) && isoDateTime(value) !== "",
  );
}

function holdsMoment(kind: NodeKind, type: string, property: string): boolean {
  return propertiesOf(kind, type)?.[property]?.type.kind === "localDateTime";
}
