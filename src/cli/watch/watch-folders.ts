import { type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";

/** What to watch, and whom to tell. Paths are relative to the root, which is the empty path. */
export interface FolderWatchOptions {
  readonly root: string;
  /** Whether a folder is watched. */
  readonly isWatched: (folder: string) => boolean;
  /** Told what has come, gone or changed: files and folders, some of them more than once. */
  readonly heard: (path: string) => void;
  /** Told of a folder in which changes are not noticed, and why. */
  readonly failed: (folder: string, reason: string) => void;
}

export interface FolderWatch {
  /** Watches folders as well that were left out before. */
  readonly lookAgain: () => void;
  readonly close: () => void;
}

/**
 * Watches a folder and those in it, one watcher each. A watcher for every file, or reading a folder again at every
 * event, would cost more than a plan (docs/performance.md).
 */
export function watchFolders(options: FolderWatchOptions): FolderWatch {
  const { root, isWatched, heard, failed } = options;
  const watchers = new Map<string, FSWatcher>();
  const leave = (path: string) => {
    for (const [folder, watcher] of watchers) {
      if (folder !== path && !folder.startsWith(`${path}/`)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  };
  const told = (folder: string, event: string, name: string | null) => {
    if (name === null) return follow(folder, heard);
    const path = inside(folder, name);
    heard(path);
    if (event !== "rename") return;
    // A folder that came, went, or took the place of another one.
    leave(path);
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true) follow(path, heard);
  };
  const enter = (folder: string) => {
    if (watchers.has(folder)) return;
    const watcher = watch(join(root, folder), (event, name) => told(folder, event, name));
    watcher.on("error", () => leave(folder));
    watchers.set(folder, watcher);
  };
  /** The watcher comes first: what is written from then on is heard, what was written before is found. */
  const follow = (folder: string, found: (path: string) => void) => {
    if (!isWatched(folder)) return;
    unlessGone(folder, () => {
      enter(folder);
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const path = inside(folder, entry.name);
        if (entry.isDirectory()) follow(path, found);
        else found(path);
      }
    });
  };
  const unlessGone = (folder: string, look: () => void) => {
    try {
      look();
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "ENOTDIR") failed(folder, code);
    }
  };
  const lookAgain = () => follow("", () => {});
  lookAgain();
  return {
    lookAgain,
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

const inside = (folder: string, name: string) => (folder === "" ? name : `${folder}/${name}`);
