/** What reading or writing gave: the value, or the reason why not in words that continue "path: …". */
export type FileResult<Value> =
  | { readonly value: Value; readonly reason?: undefined }
  | { readonly value: undefined; readonly reason: string };

/** One thing in a folder. Links are told apart because they may lead out of the project. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/**
 * The files that a project may touch. Paths are relative to the project's root with forward slashes; nothing throws.
 * Calls return at once: for many small files that costs a fifth of asking and waiting (performance.md §4a).
 */
export interface FileSystem {
  readonly read: (path: string) => FileResult<Uint8Array>;
  /** Size in bytes of a regular file, links followed. */
  readonly size: (path: string) => FileResult<number>;
  readonly list: (folder: string) => FileResult<readonly FolderEntry[]>;
  /** The path with every link followed; one that begins with ".." or is absolute lies outside the root. */
  readonly realPath: (path: string) => FileResult<string>;
  /** Writes the whole file so that nobody ever sees a half of it; makes the folders that are missing. */
  readonly write: (path: string, content: string | Uint8Array) => FileResult<true>;
  /** Adds to the end of a file in one write; makes the file and the folders that are missing. */
  readonly append: (path: string, content: string) => FileResult<true>;
  /** Removes a file, or a folder that is empty; one that is not there is removed already. */
  readonly remove: (path: string) => FileResult<true>;
}
