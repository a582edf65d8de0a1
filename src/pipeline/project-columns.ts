import type { Outcome } from "../diagnostic/diagnostic.ts";
import { success } from "../diagnostic/outcome.ts";
import type { Catalogue } from "../language/conditions/column.ts";
import type { ColumnSnapshot } from "../language/conditions/snapshot.ts";
import { contentHash } from "../parse/content-hash.ts";
import type { FileSystem } from "../source/file-system.ts";
import { present } from "../util/invariant.ts";

/** The columns of a target, as a file of the project keeps them. */
export interface ColumnsFile {
  readonly target: string;
  readonly path: string;
}

/** The columns that conditions of a project may name. */
export interface ProjectColumns {
  /** Tells what flows were judged with: empty for the built-in columns, else a hash of the target's. */
  readonly identity: string;
  /** Loads them, for nobody needs them as long as no file has changed. */
  load(): Promise<Outcome<Catalogue>>;
}

const builtIn: ProjectColumns = {
  identity: "",
  load: async () => success((await import("../language/conditions/column.ts")).builtInCatalogue),
};

/** The columns in a file, if it is there; else those that are built in. */
export function projectColumns(files: FileSystem, file: ColumnsFile | undefined): ProjectColumns {
  const bytes = file === undefined ? undefined : files.read(file.path).value;
  if (file === undefined || bytes === undefined) return builtIn;
  return {
    identity: contentHash(JSON.stringify([file.target, contentHash(bytes)])),
    load: async () => (await import("./read-columns.ts")).readColumns(file, bytes),
  };
}

/** Columns that were just read from a target. */
export function freshColumns(catalogue: Catalogue, snapshot: ColumnSnapshot): ProjectColumns {
  return {
    identity: contentHash(JSON.stringify([catalogue.target, snapshot])),
    load: async () => success(catalogue),
  };
}

/** The catalogue of columns with which the project was found right. */
export async function rightColumns(columns: ProjectColumns): Promise<Catalogue> {
  return present((await columns.load()).value, "a catalogue of columns that was found right");
}
