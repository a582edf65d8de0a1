import type { ListReference } from "../language/context.ts";
import type { RecordNames } from "../model/record-names.ts";
import { firstStandIn } from "./conditions/compare.ts";

/**
 * Ids for names that nobody looks up: the same name of a list has the same one, another name another one, so that
 * conditions can be compared, and told with their names, without a network.
 */
export function standIns(): (list: ListReference) => RecordNames {
  const ids = new Map<string, number>();
  const names: string[] = [];
  return ({ list }) => ({
    idsOf: (name) => {
      const key = `${list} ${name}`;
      const id = ids.get(key) ?? firstStandIn + ids.size;
      ids.set(key, id);
      names[id - firstStandIn] = name;
      return [id];
    },
    nameOf: (id) => names[id - firstStandIn],
    spellingsOf: () => [],
    all: [],
  });
}
