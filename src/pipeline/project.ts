import type { BindingStore } from "../live/binding-store.ts";
import type { Connection } from "../model/http.ts";
import type { CheckThread } from "../parse/checked-file.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { ColumnsFile } from "./project-columns.ts";

/** A project and the world around it, as the edge hands them in. */
export interface Project {
  /** Its name; bindings are kept under it. */
  readonly name: string;
  /** The folder of the flow files, relative to the project's root. */
  readonly flows: string;
  readonly files: FileSystem;
  readonly cacheFolder: string;
  /** Where the columns of the target are kept, if they are. */
  readonly columnsFile?: ColumnsFile;
  /** The version of Flowform. */
  readonly version: string;
  /** The git commit that is checked out; empty when it is not known. */
  readonly commit: string;
  /** A hash of a text, in hexadecimal digits. */
  readonly hash: (text: string) => string;
  /** Starts threads for very many new files. */
  readonly startThreads?: () => Promise<readonly CheckThread[]>;
}

/** Where flows are applied. */
export interface Target {
  readonly name: string;
  /** The address that it is known by, which outlives a move to another host; empty for the sandbox inside this process. */
  readonly url: string;
  readonly connection: Connection;
  readonly bindings: BindingStore;
  /** How many requests may be under way at once. */
  readonly parallelism: number;
  /** The time of the machine that asks. */
  readonly now: () => Date;
}

/** Told how many of how many flows are done; called in no particular order. */
export type OnProgress = (done: number, total: number) => void;
