import type { Values } from "../language/context.ts";
import { type EventTable, readEvent } from "../language/events.ts";
import type { NodeKind } from "../model/property.ts";
import type { JsonObject } from "../util/json.ts";
import { bind, descend, type Walk, type WrittenNode, writtenHere } from "./walk.ts";

/** Where a list of events stands in the carrier. */
interface EventList {
  readonly kind: NodeKind;
  readonly table: EventTable;
  readonly property: string;
}

/** Triggers, goals or wait actions. They need no ids: events are told apart by what they are about. */
export function decompileEvents(events: readonly JsonObject[], list: EventList, walk: Walk): readonly Values[] {
  const read = events.map((event, index) => {
    const here = descend(walk, list.property, index);
    const written = writtenHere(here);
    if (written?.id !== undefined) bind(here, written.id);
    return decompileEvent(event, list, { walk: here, written });
  });
  return read.filter((event) => event !== undefined);
}

function decompileEvent(
  event: JsonObject,
  { table }: EventList,
  { walk, written }: { readonly walk: Walk; readonly written: WrittenNode | undefined },
): Values | undefined {
  if (written !== undefined && !written.differs("RestrictionGroups")) return written.value;
  const read = readEvent(table, event, walk.names, written?.value.where);
  return read === undefined || written?.id === undefined ? read : { id: written.id, ...read };
}
