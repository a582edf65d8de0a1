import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { buildIdentity } from "../generated/build-facts.js";
import type { FileSystem } from "../source/file-system.ts";
import { present } from "../util/invariant.ts";
import type { Json } from "../util/json.ts";
import { type Cache, openCache } from "./cache.ts";
import type { CheckedFile, CheckThread } from "./checked-file.ts";
import { cacheKey, contentHash } from "./content-hash.ts";
import type { ShapeName } from "./shape.ts";

/** A file whose content is right. Values are made on demand, because ten thousand of them do not fit into memory. */
export interface DocumentFile {
  readonly path: string;
  /** The same for the same content. */
  readonly key: string;
  /** The value, made anew at each call. */
  readonly load: () => unknown;
}

/** The right files in the order asked for, and what is wrong with the others. */
export interface Reading {
  readonly files: readonly DocumentFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Reader {
  readonly read: (paths: readonly string[], shape: ShapeName) => Promise<Reading>;
  /** What `conclude` was told about exactly these files with exactly this content; undefined when it was not. */
  readonly recall: (name: string, files: readonly DocumentFile[]) => unknown;
  /** Notes a conclusion that was drawn from files, as JSON, so that the next run need not draw it again. */
  readonly conclude: (name: string, files: readonly DocumentFile[], conclusion: Json) => void;
  /** Keeps what was read for the next run. Call it once, when all is read. */
  readonly save: () => void;
}

export interface ReaderOptions {
  readonly fileSystem: FileSystem;
  readonly cacheFolder: string;
  /** Starts the threads that this machine has cores for; called only for a large number of new files. */
  readonly startThreads?: () => Promise<readonly CheckThread[]>;
  /** From so many new files on a second thread gains more than its start costs (performance.md §4e). */
  readonly threadsFrom?: number;
}

/** Reads and checks YAML files, and only those whose content it has not seen before. */
export function createReader(options: ReaderOptions): Reader {
  const { fileSystem, cacheFolder } = options;
  const cache = openCache(fileSystem, cacheFolder, buildIdentity);
  return {
    read: async (paths, shape) => {
      const known = new Map(paths.map((path) => [path, knownKey(path, shape)]));
      const missing = paths.filter((path) => known.get(path) === undefined);
      const checked = missing.length === 0 ? [] : await checkMissing(missing, shape, options);
      for (const { path, kept } of checked) {
        if (kept === undefined) continue;
        cache.add(kept.key, kept.json);
        known.set(path, kept.key);
      }
      const files = [...known].flatMap(([path, key]) =>
        key === undefined ? [] : [{ path, key, load: () => storedValue(cache, key) }],
      );
      return { files, diagnostics: checked.flatMap(({ diagnostics }) => diagnostics) };
    },
    recall: (name, files) => {
      const key = conclusionKey(name, files);
      return cache.has(key) ? storedValue(cache, key) : undefined;
    },
    conclude: (name, files, conclusion) => cache.add(conclusionKey(name, files), JSON.stringify(conclusion)),
    save: cache.save,
  };

  function knownKey(path: string, shape: ShapeName): string | undefined {
    const bytes = cache.isEmpty() ? undefined : fileSystem.read(path).value;
    const key = bytes === undefined ? undefined : cacheKey(shape, bytes);
    return key !== undefined && cache.has(key) ? key : undefined;
  }
}

function conclusionKey(name: string, files: readonly DocumentFile[]): string {
  return `${name}-${contentHash(JSON.stringify(files.map(({ path, key }) => [path, key])))}`;
}

function storedValue(cache: Cache, key: string): unknown {
  return JSON.parse(present(cache.find(key), "a value that was read"));
}

/** YAML and the validators are loaded only here, when there is something new. */
async function checkMissing(
  paths: readonly string[],
  shape: ShapeName,
  { fileSystem, startThreads, threadsFrom = 1500 }: ReaderOptions,
): Promise<readonly CheckedFile[]> {
  const { checkPaths } = await import("./check-paths.ts");
  const local = (files: readonly string[]) => checkPaths(fileSystem, files, shape);
  if (startThreads === undefined || paths.length < threadsFrom) return local(paths);
  const { shareCheck } = await import("./share-check.ts");
  return shareCheck({ paths, shape, local, threads: await startThreads() });
}
