import type { ListReference } from "../../language/context.ts";
import type { ListCache } from "../../live/list-cache.ts";

/** The lists of a session as one run sees them: only what that run asked for has names, as if it were alone. */
export function listView(lists: ListCache): ListCache {
  const asked = new Map<string, ListReference>();
  const note = (list: ListReference) => void asked.set(`${list.list}?${list.additional}`, list);
  return {
    records: (list) => {
      note(list);
      return lists.records(list);
    },
    fetch: (list) => {
      note(list);
      return lists.fetch(list);
    },
    nameOf: (name, id) => {
      const known = [...asked.values()].filter(({ list }) => list === name);
      return known.map((list) => lists.records(list)?.nameOf(id)).find((found) => found !== undefined);
    },
  };
}
