import { Buffer } from "node:buffer";
import { posix } from "node:path";
import type { FileResult, FileSystem } from "../../src/source/file-system.ts";

/** Files in memory that every test may change as it likes; a content that is a fault is a file that cannot be read. */
export interface MemoryFiles extends FileSystem {
  readonly files: Map<string, string | Uint8Array>;
  /** Links by path, to a path that may lead out with "..". */
  readonly links: Map<string, string>;
  /** Why a path cannot be written. */
  readonly unwritable: Map<string, string>;
  /** Every path that was read, in order. */
  readonly reads: string[];
}

const missing = { value: undefined, reason: "it does not exist" } as const;

export function memoryFiles(initial: Readonly<Record<string, string | Uint8Array>> = {}): MemoryFiles {
  const files = new Map(Object.entries(initial));
  const links = new Map<string, string>();
  const unwritable = new Map<string, string>();
  const reads: string[] = [];
  const read = (path: string): FileResult<Uint8Array> => {
    reads.push(path);
    const content = files.get(links.get(path) ?? path);
    return content === undefined ? missing : { value: Buffer.from(content) };
  };
  return {
    files,
    links,
    unwritable,
    reads,
    read,
    size: (path) => {
      const content = files.get(links.get(path) ?? path);
      return content === undefined ? missing : { value: Buffer.byteLength(content) };
    },
    list: (folder) => {
      const prefix = folder === "." ? "" : `${folder}/`;
      const inside = [...files.keys(), ...links.keys()].filter((path) => path.startsWith(prefix));
      if (inside.length === 0) return missing;
      const names = [...new Set(inside.map((path) => path.slice(prefix.length).split("/")[0] ?? ""))];
      return { value: names.map((name) => ({ name, kind: kindOf(prefix + name) })) };
    },
    realPath: (path) => {
      const real = links.get(path) ?? posix.normalize(path);
      return files.has(real) || links.has(path) ? { value: real } : missing;
    },
    write: (path, content) => {
      const reason = unwritable.get(path);
      if (reason !== undefined) return { value: undefined, reason };
      files.set(path, content);
      return { value: true };
    },
    append: (path, content) => {
      const before = files.get(path) ?? "";
      files.set(
        path,
        new TextDecoder().decode(typeof before === "string" ? new TextEncoder().encode(before) : before) + content,
      );
      return { value: true };
    },
    remove: (path) => {
      files.delete(path);
      return { value: true };
    },
  };

  function kindOf(path: string): "file" | "folder" | "link" {
    if (links.has(path)) return "link";
    return files.has(path) ? "file" : "folder";
  }
}
