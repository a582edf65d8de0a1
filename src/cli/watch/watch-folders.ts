import { basename, join, relative, sep } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { fileFacts, fileStamp } from "./file-stamp.ts";
import { folderMark } from "./folder-mark.ts";

/** What to watch, and whom to tell. Paths are relative to the root, which is the empty path. */
export interface FolderWatchOptions {
  readonly root: string;
  /** Whether a folder is watched. */
  readonly isWatched: (folder: string) => boolean;
  /** Told which files have come, gone or changed, and which folders have gone, some of them more than once. */
  readonly heard: (path: string) => void;
  /** Told of a folder in which changes are not noticed, and why. */
  readonly failed: (folder: string, reason: string) => void;
  /** Told once, each time, that the root is no folder any more; it is watched again as soon as it is one. */
  readonly rootIsGone: () => void;
  /** Told that everything is watched, as far as it can be: what changed before may not have been heard. */
  readonly ready: () => void;
}

export interface FolderWatch {
  /** Watches folders as well that were left out before, and is ready once more. */
  readonly lookAgain: () => void;
  readonly close: () => void;
}

/**
 * Watches a folder and those in it. What was watched before goes on being watched until looking again is ready. Of a root
 * that goes, or that another one takes the place of, the system says nothing or too little: each second it is looked at.
 */
export function watchFolders(options: FolderWatchOptions): FolderWatch {
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let watched: string | undefined;
  const leaveAllBut = (count: number) => {
    for (const watcher of watchers.splice(0, watchers.length - count)) {
      void watcher.close();
      // It may still be reading folders, and nobody would hear what fails there.
      watcher.on("error", () => {});
    }
  };
  const lookAgain = () => {
    const before = watched;
    watched = folderMark(options.root);
    if (watched === undefined) {
      leaveAllBut(0);
      if (before !== undefined) options.rootIsGone();
      return;
    }
    leaveAllBut(Math.min(watchers.length, 1));
    const watcher = openWatcher(options, () => {
      clearTimeout(timer);
      timer = setTimeout(startAnew, silence);
    });
    watchers.push(watcher);
    watcher.once("ready", () => {
      if (watcher === watchers.at(-1)) leaveAllBut(1);
      options.ready();
    });
  };
  const startAnew = () => {
    leaveAllBut(0);
    lookAgain();
  };
  const looking = setInterval(() => {
    if (folderMark(options.root) !== watched) startAnew();
  }, rootInterval);
  lookAgain();
  return {
    lookAgain,
    close: () => {
      clearInterval(looking);
      clearTimeout(timer);
      leaveAllBut(0);
    },
  };
}

/** Milliseconds between two looks at the root. */
const rootInterval = 1000;

/** Milliseconds after which a burst of new folders is over. */
const silence = 100;

function openWatcher(options: FolderWatchOptions, lookAnew: () => void): FSWatcher {
  const { root, isWatched, heard, failed, ready } = options;
  const pathOf = (absolute: string) => relative(root, absolute).split(sep).join("/");
  const watcher = watch(root, {
    ignoreInitial: true,
    atomic: false,
    ignored: (absolute, stats) =>
      absolute !== root && stats?.isDirectory() === true && !(isWatched(pathOf(absolute)) && isFolder(absolute)),
  });
  const told = new Map<string, string>();
  // What the system says, before the library has read the folder again and compared times.
  watcher.on("raw", (event, name, details) => {
    const absolute = pathOfRaw(name, details as RawDetails);
    if (absolute === root && folderMark(root) === undefined) return lookAnew();
    if (!isFolder(absolute)) {
      told.set(absolute, fileStamp(absolute));
      heard(pathOf(absolute));
    }
    // Of a folder that takes the place of another one, the library goes on watching the other one.
    else if (event === "rename" && isWatched(pathOf(absolute))) lookAnew();
  });
  // What the library found besides, as in a folder that was moved here.
  watcher.on("all", (event, absolute) => {
    if (event !== "addDir" && event !== "unlinkDir" && told.get(absolute) !== fileStamp(absolute))
      heard(pathOf(absolute));
  });
  watcher.on("error", (error) => {
    const { path = root, code = "" } = error as NodeJS.ErrnoException;
    failed(pathOf(path), code);
    // A folder that cannot be read to its end keeps the library from ever being ready.
    ready();
  });
  return watcher;
}

/** Nothing is said of what is watched when the library asks again and again instead of listening. */
interface RawDetails {
  readonly watchedPath?: string;
}

/** A link to a folder is none: it may lead anywhere. */
const isFolder = (path: string) => fileFacts(path)?.isDirectory() === true;

function pathOfRaw(name: string | null, { watchedPath }: RawDetails): string {
  if (watchedPath === undefined || name === null) return watchedPath ?? name ?? "";
  return basename(watchedPath) === name ? watchedPath : join(watchedPath, name);
}
