import { placeOf, type Values } from "../language/context.ts";
import { compileEvent, type EventTable } from "../language/events.ts";
import { defaultsOf } from "../model/defaults.ts";
import type { NodeKind } from "../model/property.ts";
import { descend, note, type Walk } from "./walk.ts";

/** Where a list of events stands: its key in the file, its property in the carrier. */
interface EventList {
  readonly kind: NodeKind;
  readonly table: EventTable;
  readonly key: readonly string[];
  readonly property: string;
}

/** Compiles triggers, goals or wait actions, in their order; the carrier numbers the ranked ones from 1 (design §6, A7). */
export function compileEvents(events: readonly Values[], list: EventList, walk: Walk): readonly Values[] {
  return events.map((event, index) => {
    const here = descend(walk, [...list.key, index], [list.property, index]);
    note(here, list.kind, { authored: event, kept: [] });
    const values = compileEvent(list.table, event, placeOf(walk.context, here.at));
    const defaults = defaultsOf(list.kind);
    return { ...defaults, ...values, ...("Rank" in defaults ? { Rank: index + 1 } : {}) };
  });
}
