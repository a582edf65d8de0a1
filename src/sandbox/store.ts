import { Buffer } from "node:buffer";
import type { StoreFile } from "./store-file.ts";

/** A row as JSON makes it. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Tables of rows with number keys. Writes are seen at once and kept for good by `commit`, all of them or, after a
 * kill at any moment, none.
 */
export interface Store {
  /** The row; undefined when there is none. */
  get(table: string, id: number): Row | undefined;
  /** The row's JSON text, without parsing it. */
  text(table: string, id: number): string | undefined;
  /** Keys of a table, ascending. */
  ids(table: string): readonly number[];
  /** All rows of a table, by key. */
  rows(table: string): readonly Row[];
  put(table: string, id: number, row: Row): void;
  remove(table: string, id: number): void;
  /** The next key of a table that starts at `first`; no key is ever given twice. */
  nextId(table: string, first: number): number;
  /** Another number after every write, also one that is taken back or that another process has made. */
  version(): number;
  commit(): void;
  /** Forgets the writes since the last commit. */
  rollback(): void;
  /** Takes the writes so far as given: they reach the log together with the first commit, and reading alone writes nothing. */
  settle(): void;
  /** Takes in what another process has written to the log since; does nothing while there are writes to commit. */
  refresh(): void;
}

interface Cell {
  readonly text: string;
  row?: Row;
}

/** A write as it stands in the log: no cell means that the row is removed. */
interface Write {
  readonly table: string;
  readonly id: number;
  readonly cell: Cell | undefined;
}

type Tables = Map<string, Map<number, Cell>>;

/** Keys that were given, one row per table. */
const sequences = "sequence";

/**
 * Opens a store on top of a log. A line is `+table id json` or `-table id`, and a line of one dot ends what belongs
 * together; what follows the last dot was cut off and does not count. The first commit mends a log that was cut off,
 * and writes one anew of which more than half is out of date; opening alone changes nothing.
 */
export function openStore(file?: StoreFile): Store {
  const tables: Tables = new Map();
  const text = file?.read(0) ?? "";
  const log = readLog(text, tables);
  let seen = Buffer.byteLength(text);
  let version = 0;
  let pending: { readonly write: Write; readonly before: Cell | undefined }[] = [];
  let settled = "";
  let mustRewrite = log.torn || isMostlyOutdated(log);

  const cellOf = (table: string, id: number) => tables.get(table)?.get(id);
  const apply = (write: Write) => {
    version++;
    pending.push({ write, before: cellOf(write.table, write.id) });
    setCell(tables, write);
  };
  const store: Store = {
    get: (table, id) => parsed(cellOf(table, id)),
    text: (table, id) => cellOf(table, id)?.text,
    ids: (table) => [...(tables.get(table)?.keys() ?? [])].sort((a, b) => a - b),
    rows: (table) =>
      store
        .ids(table)
        .map((id) => store.get(table, id))
        .filter((row) => row !== undefined),
    put: (table, id, row) => apply({ table, id, cell: { text: JSON.stringify(row) } }),
    remove: (table, id) => apply({ table, id, cell: undefined }),
    nextId: (table, first) => {
      const key = hashOf(table);
      const last = store.get(sequences, key)?.last;
      const next = typeof last === "number" ? last + 1 : first;
      store.put(sequences, key, { table, last: next });
      return next;
    },
    version: () => version,
    commit: () => {
      if (pending.length === 0) return;
      const asWhole = mustRewrite;
      // What a full disk cuts off is mended by the next commit.
      mustRewrite = true;
      if (asWhole) seen = replaced(file, wholeLog(tables));
      else seen += appended(file, `${settled}${pending.map(({ write }) => lineOf(write)).join("")}.\n`);
      mustRewrite = false;
      settled = "";
      pending = [];
    },
    settle: () => {
      settled += pending.map(({ write }) => lineOf(write)).join("");
      pending = [];
    },
    refresh: () => {
      const size = file?.size() ?? seen;
      if (size === seen || pending.length > 0) return;
      // A log that somebody deleted is written again with the next commit.
      if (size === 0) mustRewrite = true;
      else takeIn(size, endsWhole(file, seen) ? seen : 0);
    },
    rollback: () => {
      version += pending.length;
      for (const { write, before } of pending.toReversed()) setCell(tables, { ...write, cell: before });
      pending = [];
    },
  };
  return store;

  /** A log that grew is read on; one that was written anew, or that two have appended to at once, is read whole. */
  function takeIn(size: number, from: number): void {
    version++;
    if (from === 0) tables.clear();
    readLog(file?.read(from) ?? "", tables);
    seen = size;
    settled = "";
  }
}

/** Whether the log still has, at the end of what was seen, the dot that ended it. */
function endsWhole(file: StoreFile | undefined, seen: number): boolean {
  return seen >= 2 && file?.read(seen - 2).startsWith(".\n") === true;
}

function appended(file: StoreFile | undefined, text: string): number {
  file?.append(text);
  return Buffer.byteLength(text);
}

function replaced(file: StoreFile | undefined, text: string): number {
  file?.replace(text);
  return Buffer.byteLength(text);
}

function parsed(cell: Cell | undefined): Row | undefined {
  if (cell === undefined) return undefined;
  cell.row ??= JSON.parse(cell.text) as Row;
  return cell.row;
}

function setCell(tables: Tables, { table, id, cell }: Write): void {
  const rows = tables.get(table) ?? new Map<number, Cell>();
  tables.set(table, rows);
  if (cell === undefined) rows.delete(id);
  else rows.set(id, cell);
}

interface Log {
  readonly tables: Tables;
  /** Lines that count. */
  readonly lines: number;
  /** Whether something follows the last dot. */
  readonly torn: boolean;
}

/** Reads what belongs together into the tables. */
function readLog(text: string, tables: Tables): Log {
  let lines = 0;
  let open: Write[] = [];
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; start = end + 1, end = text.indexOf("\n", start)) {
    if (text[start] === ".") {
      for (const write of open) setCell(tables, write);
      lines += open.length;
      open = [];
    } else open.push(parseLine(text.slice(start, end)));
  }
  // A file that holds text but no whole write was never ours: it must not be written over.
  if (lines === 0 && tables.size === 0 && text.trim() !== "" && !/^[+.-]/.test(text))
    throw new DamagedStore(text.slice(0, 40));
  return { tables, lines, torn: open.length > 0 || start < text.length };
}

function isMostlyOutdated({ tables, lines }: Log): boolean {
  const live = [...tables.values()].reduce((sum, rows) => sum + rows.size, 0);
  return lines > 100 && lines > live * 2;
}

/** A log that holds something else than writes; the file is somebody else's, or was damaged. */
export class DamagedStore extends Error {}

const writeForm = /^(?:\+[\w:-]+ \d+ \{|-[\w:-]+ \d+$)/;

function parseLine(line: string): Write {
  if (!writeForm.test(line) || (line[0] === "+" && !line.endsWith("}"))) throw new DamagedStore(line.slice(0, 40));
  const space = line.indexOf(" ");
  const second = line.indexOf(" ", space + 1);
  const table = line.slice(1, space);
  if (line[0] === "-") return { table, id: Number(line.slice(space + 1)), cell: undefined };
  return { table, id: Number(line.slice(space + 1, second)), cell: { text: line.slice(second + 1) } };
}

function lineOf({ table, id, cell }: Write): string {
  return cell === undefined ? `-${table} ${id}\n` : `+${table} ${id} ${cell.text}\n`;
}

function wholeLog(tables: Tables): string {
  const writes = [...tables].flatMap(([table, rows]) => [...rows].map(([id, cell]) => lineOf({ table, id, cell })));
  return `${writes.join("")}.\n`;
}

function hashOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7);
}
