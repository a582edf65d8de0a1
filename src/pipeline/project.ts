import type { MemoryStore } from "../live/binding-store.ts";
import type { Clock } from "../live/limit.ts";
import type { FlowResult, Settlement } from "../model/apply-result.ts";
import type { Backup } from "../model/backup.ts";
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
  readonly bindings: MemoryStore;
  /** How long a write whose answer was lost may still arrive, in milliseconds. */
  readonly settleTime: number;
  /** How many requests may be under way at once. */
  readonly parallelism: number;
  /** The time of the machine that asks. */
  readonly now: () => Date;
}

/** One run that writes, as the edge hands it in. */
export interface Run {
  /** Who we are to others: host, process and a random word. */
  readonly owner: string;
  readonly clock: Pick<Clock, "now" | "sleep">;
  /** Whether somebody wants the run to end. */
  readonly stopping: () => boolean;
  /** A person says that whoever holds the lease is gone. */
  readonly takeOver: boolean;
  /** Keeps what is about to be replaced; the reason when that cannot be done. */
  readonly backUp: (backup: Backup) => string | undefined;
  /** Takes back what was kept, because nothing was replaced. */
  readonly dropBackup: (backup: Backup) => void;
  /** Called after each flow, in the order of the plan. */
  readonly onProgress: (result: FlowResult) => void;
  /** Called for each thing that an earlier run had left open. */
  readonly onSettled: (settlement: Settlement) => void;
  /** Called when a lost write must be waited for. */
  readonly onWait: (key: string, until: string) => void;
}

/** Told how many of how many flows are done; called in no particular order. */
export type OnProgress = (done: number, total: number) => void;
