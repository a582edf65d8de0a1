import {
  appendFileSync,
  type Dirent,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { FileResult, FileSystem, FolderEntry } from "../source/file-system.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "a part of the path is not a folder",
  EEXIST: "a part of the path is not a folder",
  EISDIR: "it is a folder",
  EACCES: "you may not open it",
  EPERM: "you may not open it",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its name is too long",
  ENOSPC: "the disk is full",
  EROFS: "the disk cannot be written",
};

/** The files below `root` on this machine; other roots are reached with absolute paths. */
export function createNodeFileSystem(root: string): FileSystem {
  const absolute = (path: string) => resolve(root, path);
  return {
    read: (path) => attempt(() => readFileSync(absolute(path))),
    size: (path) => attempt(() => sizeOf(absolute(path))),
    list: (folder) => attempt(() => readdirSync(absolute(folder), { withFileTypes: true }).map(entryOf)),
    realPath: (path) => attempt(() => toRelative(realpathSync(root), realpathSync(absolute(path)))),
    write: (path, content) => attempt(() => writeWhole(absolute(path), content)),
    append: (path, content) => attempt(() => appended(absolute(path), content)),
    remove: (path) => attempt(() => removed(absolute(path))),
  };
}

/** After so many milliseconds a file system gives another time to another writing, also one that counts in steps of two seconds. */
const coarsestClock = 3000;

/**
 * Tells whether files below `root` are as they were. As with git, a file that was just changed is not trusted: another
 * change may get the same time.
 */
export function nodeStamps(root: string, now: () => number): (path: string) => string | undefined {
  return (path) => {
    const stats = statSync(resolve(root, path), { throwIfNoEntry: false });
    if (stats === undefined || now() - Math.max(stats.mtimeMs, stats.ctimeMs) < coarsestClock) return undefined;
    return `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
  };
}

function attempt<Value>(action: () => Value): FileResult<Value> {
  try {
    return { value: action() };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return { value: undefined, reason: reasons[code] ?? `the system says ${code || "that the path is not valid"}` };
  }
}

function sizeOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isFile()) throw Object.assign(new Error(path), { code: stats.isDirectory() ? "EISDIR" : "EACCES" });
  return stats.size;
}

function entryOf(entry: Dirent): FolderEntry {
  const { name } = entry;
  if (entry.isFile()) return { name, kind: "file" };
  if (entry.isDirectory()) return { name, kind: "folder" };
  return { name, kind: entry.isSymbolicLink() ? "link" : "other" };
}

function toRelative(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

function writeWhole(path: string, content: string | Uint8Array): true {
  // A device or a pipe, as /dev/stdout, is written into: a file in its place would be read by nobody.
  if (isDevice(path)) return written(path, content);
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return true;
}

function isDevice(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function written(path: string, content: string | Uint8Array): true {
  writeFileSync(path, content);
  return true;
}

function removed(path: string): true {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) rmdirSync(path);
  else rmSync(path, { force: true });
  return true;
}

function appended(path: string, content: string): true {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, content);
  return true;
}
