import type { World } from "../compile/context.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { uncheckedIds, unknownId, unseenId } from "../diagnostic/names.ts";
import type { ListReference } from "../language/context.ts";
import { listFlows } from "../live/flows.ts";
import type { ListCache } from "../live/list-cache.ts";
import type { Connection } from "../model/http.ts";
import type { Origin } from "../source/origin.ts";
import { formatPointer } from "../source/pointer.ts";

/** An id that stands in a file where a name could. */
interface WrittenId {
  readonly id: number;
  readonly list: ListReference | "flows";
  readonly origin: Origin;
}

/** The ids that compiling comes across, each once. */
export interface WrittenIds {
  readonly onId: NonNullable<World["onId"]>;
  readonly all: () => readonly WrittenId[];
}

/** Collects ids; where a value is compiled again, what its list was found to be in the end counts. */
export function collectIds(): WrittenIds {
  const found = new Map<string, WrittenId>();
  return {
    onId: (id, list, origin) => {
      if (id > 0) found.set(`${origin.file}#${formatPointer(origin.pointer)}`, { id, list, origin });
    },
    all: () => [...found.values()],
  };
}

/** Lists that hide nothing of what a flow can use; others leave out rows that are deleted, or not for everybody's eyes. */
const complete = new Set(["flows", "form", "shipmentlinks", "specifiedmailings", "timezoneiana"]);

/** The ids that the target's lists do not have. It reads each list once; a list that cannot be read is said to be so. */
export async function checkIds(
  written: readonly WrittenId[],
  { lists, connection }: { readonly lists: ListCache; readonly connection: Connection },
): Promise<readonly Diagnostic[]> {
  const groups = new Map<string, WrittenId[]>();
  for (const one of written) {
    const key = one.list === "flows" ? "flows" : `${one.list.list}?${one.list.additional}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const found = await Promise.all([...groups.values()].map((group) => checkGroup(group, { lists, connection })));
  return found.flat();
}

async function checkGroup(
  group: readonly WrittenId[],
  { lists, connection }: { readonly lists: ListCache; readonly connection: Connection },
): Promise<readonly Diagnostic[]> {
  const [first] = group;
  if (first === undefined) return [];
  const name = first.list === "flows" ? "flows" : first.list.list;
  const { has, problems } = first.list === "flows" ? await flowIds(connection) : await listIds(first.list, lists);
  const [problem] = problems;
  if (problem !== undefined) return [uncheckedIds(first.origin, name, problem.detail)];
  const finding = complete.has(name) ? unknownId : unseenId;
  return group.filter(({ id }) => !has(id)).map(({ id, origin }) => finding(origin, id, name));
}

interface Known {
  readonly has: (id: number) => boolean;
  readonly problems: readonly Diagnostic[];
}

async function flowIds(connection: Connection): Promise<Known> {
  const { value = [], diagnostics: problems } = await listFlows(connection);
  const ids = new Set(value.map(({ emailFlowId }) => emailFlowId));
  return { has: (id) => ids.has(id), problems };
}

async function listIds(list: ListReference, lists: ListCache): Promise<Known> {
  const problems = await lists.fetch(list);
  return { has: (id) => lists.records(list)?.nameOf(id) !== undefined, problems };
}
