import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { ListReference } from "../language/context.ts";
import type { Connection } from "../model/http.ts";
import { type RecordNames, recordNames } from "../model/record-names.ts";
import { getList } from "./lists.ts";

/** The lists of one run: each is asked for once, however many flows need it. */
export interface ListCache {
  /** The names of a list that has been fetched; undefined before that. */
  records(list: ListReference): RecordNames | undefined;
  /** What a record is called, if a list of that name was fetched and has it. */
  nameOf(list: string, id: number): string | undefined;
  /** Fetches a list unless that has been done or is under way; what went wrong, if something did. */
  fetch(list: ListReference): Promise<readonly Diagnostic[]>;
}

/** For work without a target. */
export const noLists: ListCache = { records: () => undefined, nameOf: () => undefined, fetch: async () => [] };

export function listCache(connection: Connection): ListCache {
  const names = new Map<string, RecordNames>();
  const requests = new Map<string, Promise<readonly Diagnostic[]>>();
  const keyOf = ({ list, additional }: ListReference) => `${list}?${additional}`;
  const request = async (list: ListReference) => {
    const answer = await getList(connection, list);
    if (answer.value !== undefined) names.set(keyOf(list), recordNames(answer.value));
    return answer.diagnostics;
  };
  return {
    records: (list) => names.get(keyOf(list)),
    nameOf: (list, id) => {
      const fetched = [...names].filter(([key]) => key.startsWith(`${list}?`));
      return fetched.map(([, records]) => records.nameOf(id)).find((name) => name !== undefined);
    },
    fetch: (list) => {
      const key = keyOf(list);
      const running = requests.get(key) ?? request(list);
      requests.set(key, running);
      return running;
    },
  };
}
