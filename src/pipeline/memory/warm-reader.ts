import { createReader, type DocumentFile, type Reader, type ReaderOptions } from "../../parse/reader.ts";

interface Known {
  readonly bytes: Uint8Array;
  readonly document: DocumentFile;
}

/**
 * A reader for many runs, over files that give the very same bytes as long as nothing has changed: it looks at those
 * that have, and at those that were not right. Conclusions are drawn flow by flow, because the next run needs to know
 * what each of them came from.
 */
export function createWarmReader(options: ReaderOptions): Reader {
  const reader = createReader(options);
  const known = new Map<string, Known>();
  let saved = false;
  return {
    read: async (paths, shape) => {
      const now = new Map(paths.map((path) => [path, options.fileSystem.read(path).value]));
      const changed = paths.filter((path) => known.get(path)?.bytes !== now.get(path) || !known.has(path));
      const { files, diagnostics } =
        changed.length === 0 ? { files: [], diagnostics: [] } : await reader.read(changed, shape);
      for (const path of changed) known.delete(path);
      for (const document of files) {
        const bytes = now.get(document.path);
        if (bytes !== undefined) known.set(document.path, { bytes, document });
      }
      return { files: paths.flatMap((path) => known.get(path)?.document ?? []), diagnostics };
    },
    recall: () => undefined,
    conclude: () => undefined,
    /** What is read at first is worth keeping for the next start; what is edited afterwards would be a file per save. */
    save: () => {
      if (!saved) reader.save();
      saved = true;
    },
  };
}
