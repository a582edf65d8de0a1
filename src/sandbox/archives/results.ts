import type { Store } from "../store.ts";

/** What archives found last, so that the next page of the same query needs no search of its own. */
export interface Results {
  /** The rows of a query; searched for anew when the store was written to since. */
  rowsOf<Row>(query: string, search: () => readonly Row[]): readonly Row[];
}

const most = 32;

export function rememberResults(store: Store): Results {
  const found = new Map<string, readonly unknown[]>();
  let version = store.version();
  return {
    rowsOf<Row>(query: string, search: () => readonly Row[]) {
      if (store.version() !== version || found.size > most) found.clear();
      version = store.version();
      const rows = (found.get(query) as readonly Row[] | undefined) ?? search();
      found.set(query, rows);
      return rows;
    },
  };
}
