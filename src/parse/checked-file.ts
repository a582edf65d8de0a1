import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { ShapeName } from "./shape.ts";

/** A value with its key in the cache. */
export interface KeptValue {
  readonly key: string;
  readonly json: string;
}

/** What became of one file, in a form that crosses from thread to thread. */
export interface CheckedFile {
  readonly path: string;
  /** Missing when there are errors. */
  readonly kept?: KeptValue;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks some files. */
export type CheckFiles = (paths: readonly string[], shape: ShapeName) => Promise<readonly CheckedFile[]>;

/** Another thread that does so. A promise that is refused means that the thread is of no use any more. */
export interface CheckThread {
  readonly check: CheckFiles;
  readonly stop: () => void;
}
