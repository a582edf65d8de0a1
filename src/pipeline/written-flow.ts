import type { WrittenFlow } from "../decompile/decompile-flow.ts";
import type { WrittenNode } from "../decompile/walk.ts";
import type { Values } from "../language/context.ts";
import type { FoundChange, Match } from "../model/match.ts";
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
  const nodes = found.pairs.flatMap(({ authored, live }): [string, WrittenNode][] => {
    if (live === undefined) return [];
    const pointer = formatPointer(live.pointer);
    const written = (valueAt(value, authored.filePointer) ?? {}) as Values;
    const differs = (property: string) => differing.has(`${pointer} ${property}`);
    return [[pointer, { id: authored.id, value: written, differs }]];
  });
  return { value, nodes: new Map(nodes) };
}
