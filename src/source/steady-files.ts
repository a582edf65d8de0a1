import { Buffer } from "node:buffer";
import type { FileSystem } from "./file-system.ts";

/** Files that give the very same bytes, not only equal ones, as long as their content has not changed. */
export interface SteadyFiles extends FileSystem {
  /** Whether anybody has asked for a file or a folder, found or not. */
  readonly wasAsked: (path: string) => boolean;
}

export function steadyFiles(under: FileSystem): SteadyFiles {
  const known = new Map<string, Uint8Array>();
  const asked = new Set<string>();
  return {
    ...under,
    read: (path) => {
      asked.add(path);
      const now = under.read(path);
      const before = known.get(path);
      if (now.value === undefined) {
        known.delete(path);
        return now;
      }
      if (before !== undefined && Buffer.compare(before, now.value) === 0) return { value: before };
      known.set(path, now.value);
      return now;
    },
    list: (folder) => {
      asked.add(folder);
      return under.list(folder);
    },
    realPath: (path) => {
      asked.add(path);
      return under.realPath(path);
    },
    wasAsked: (path) => asked.has(path),
  };
}
