import type { FileSystem } from "../source/file-system.ts";

/** The files as they would be with some of them written anew; what is written to it goes nowhere. */
export function overlay(files: FileSystem, contents: ReadonlyMap<string, string>): FileSystem {
  const bytesOf = (path: string) => {
    const text = contents.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  return {
    list: files.list,
    read: (path) => {
      const value = bytesOf(path);
      return value === undefined ? files.read(path) : { value };
    },
    size: (path) => {
      const value = bytesOf(path);
      return value === undefined ? files.size(path) : { value: value.length };
    },
    realPath: (path) => {
      const found = files.realPath(path);
      return found.value === undefined && contents.has(path) ? { value: path } : found;
    },
    write: () => ({ value: true }),
    append: () => ({ value: true }),
    remove: () => ({ value: true }),
  };
}
