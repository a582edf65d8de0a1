import type { Row, Store } from "../../src/sandbox/store.ts";

/** A row as text, or that it is removed. */
type Cell = { readonly text: string; row?: Row } | "gone";
type Tables = Map<string, Map<number, Cell>>;

/** The sandbox's table of the keys that were given. */
const sequences = "sequence";

/** A store on top of another one. */
export interface OverlayStore extends Store {
  /** The same as it is now, which what comes later leaves untouched. */
  copy(): OverlayStore;
}

/** A store that begins as another one is and leaves it untouched: thousands of worlds from one. */
export function overlayStore(base: Store, tables: Tables = new Map()): OverlayStore {
  let pending: { readonly table: string; readonly id: number; readonly before: Cell | undefined }[] = [];
  const set = (table: string, id: number, cell: Cell | undefined) => {
    const rows = tables.get(table) ?? new Map<number, Cell>();
    tables.set(table, rows);
    if (cell === undefined) rows.delete(id);
    else rows.set(id, cell);
  };
  const write = (table: string, id: number, cell: Cell) => {
    version++;
    pending.push({ table, id, before: tables.get(table)?.get(id) });
    set(table, id, cell);
  };
  let version = 0;
  const store: OverlayStore = {
    copy: () => overlayStore(base, new Map([...tables].map(([table, rows]) => [table, new Map(rows)]))),
    version: () => version,
    get(table, id) {
      const cell = tables.get(table)?.get(id);
      if (cell === undefined) return base.get(table, id);
      if (cell === "gone") return undefined;
      cell.row ??= JSON.parse(cell.text) as Row;
      return cell.row;
    },
    text(table, id) {
      const cell = tables.get(table)?.get(id);
      if (cell === undefined) return base.text(table, id);
      return cell === "gone" ? undefined : cell.text;
    },
    ids(table) {
      const own = tables.get(table);
      if (own === undefined) return base.ids(table);
      const all = new Set([...base.ids(table), ...own.keys()]);
      return [...all].filter((id) => own.get(id) !== "gone").sort((a, b) => a - b);
    },
    rows: (table) =>
      store
        .ids(table)
        .map((id) => store.get(table, id))
        .filter((row) => row !== undefined),
    put: (table, id, row) => write(table, id, { text: JSON.stringify(row) }),
    remove: (table, id) => write(table, id, "gone"),
    nextId(table, first) {
      const key = store.ids(sequences).find((id) => store.get(sequences, id)?.table === table);
      const last = key === undefined ? undefined : store.get(sequences, key)?.last;
      const next = typeof last === "number" ? last + 1 : first;
      store.put(sequences, key ?? -1 - store.ids(sequences).length, { table, last: next });
      return next;
    },
    commit: () => {
      pending = [];
    },
    settle: () => {
      pending = [];
    },
    rollback() {
      version++;
      for (const { table, id, before } of pending.toReversed()) set(table, id, before);
      pending = [];
    },
    refresh: () => {},
  };
  return store;
}
