import type { ListReference } from "../../language/context.ts";
import type { Around } from "./flow-memory.ts";

/** The surroundings with a memory of what was read of them. */
export interface TrackedReads {
  readonly tracked: Around;
  /** Whether the same reads give the same answers elsewhere; it also asks there for the lists that were asked for. */
  readonly isSame: (around: Around) => boolean;
}

type Check = (around: Around) => boolean;

export function trackReads(around: Around): TrackedReads {
  const checks = new Map<string, Check>();
  const lists = new Map<string, ListReference>();
  const note = (list: ListReference) => void lists.set(`${list.list}?${list.additional}`, list);
  const tracked: Around = {
    same: around.same,
    flows: trackMap(around.flows, (key, value) => checks.set(`flow ${key}`, ({ flows }) => flows.get(key) === value)),
    text: (path, origin) => {
      const { value, ...rest } = around.text(path, origin);
      checks.set(`text ${path}`, ({ text }) => value !== undefined && text(path, origin).value === value);
      return { value, ...rest } as ReturnType<Around["text"]>;
    },
    keyOfFlow: (id) => {
      const key = around.keyOfFlow(id);
      checks.set(`key ${id}`, ({ keyOfFlow }) => keyOfFlow(id) === key);
      return key;
    },
    lists: {
      ...around.lists,
      records: (list) => {
        note(list);
        return around.lists.records(list);
      },
      fetch: (list) => {
        note(list);
        return around.lists.fetch(list);
      },
    },
  };
  return {
    tracked,
    isSame: (later) =>
      [...checks.values()].every((check) => check(later)) &&
      [...lists.values()].every((list) => later.lists.records(list) !== undefined),
  };
}

/** A map that says what was looked up in it; who goes through all of it depends on all of it. */
function trackMap<Value>(
  map: ReadonlyMap<string, Value>,
  note: (key: string, value: Value | undefined) => void,
): ReadonlyMap<string, Value> {
  const noteAll = () => {
    for (const [key, value] of map) note(key, value);
  };
  return new Proxy(map, {
    get: (_, name) => {
      if (name === "get" || name === "has")
        return (key: string) => {
          note(key, map.get(key));
          return map[name](key);
        };
      noteAll();
      const member: unknown = Reflect.get(map, name, map);
      return typeof member === "function" ? member.bind(map) : member;
    },
  });
}
