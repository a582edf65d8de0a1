import type { SandboxState } from "../state.ts";
import type { Columns } from "./column.ts";

/** An archive, opened for one request: its rows, and how to read them. */
export interface OpenArchive<Row> {
  readonly entity: string;
  readonly rows: () => readonly Row[];
  readonly columns: Columns<Row>;
  readonly keyOf: (row: Row) => number;
}

/** What an archive does with its rows is the same for every kind of row. */
export type WithArchive<Result> = <Row>(archive: OpenArchive<Row>) => Result;

/** Opens an archive and hands it on. */
export type Provider = <Result>(state: SandboxState, use: WithArchive<Result>) => Result;
