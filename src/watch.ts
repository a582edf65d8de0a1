import { basename, join, relative, sep } from "node:path";
import { watch } from "chokidar";

/** What to watch, and what to do about it. */
export interface WatchOptions {
  readonly root: string;
  /** Files in hidden folders that the last run read; such folders are not looked at otherwise. */
  readonly hidden: () => readonly string[];
  /** Whether a file may be one that a run reads, by its name. */
  readonly mayBeInput: (name: string) => boolean;
  /** Whether a file is one that the last run read, or a new one of that kind, by its path from the root. */
  readonly isInput: (path: string) => boolean;
  /** Whether a file is there and not empty; else it is probably being written. */
  readonly isWhole: (path: string) => boolean;
  /** Called once at the start and after every change; never twice at the same time. */
  readonly run: (changed: readonly string[]) => Promise<void>;
}

/** A run that can be asked for without a change. */
export interface Watching {
  readonly runNow: () => void;
  /** Resolves when the last run has ended and nothing is watched any more. */
  readonly ended: Promise<void>;
}

/**
 * Runs at once and again whenever an input changes, until `stopped` resolves. Editors write in many ways: in pieces, or
 * a new file that takes the place of the old; each ends in a run that sees the last state.
 */
export function watchProject(options: WatchOptions, stopped: Promise<void>): Watching {
  const { root, isInput, mayBeInput } = options;
  const hidden = new Set<string>();
  const path = (absolute: string) => relative(root, absolute).split(sep).join("/");
  const watcher = watch(root, {
    ignoreInitial: true,
    atomic: true,
    ignored: (absolute, stats) =>
      absolute !== root &&
      ![...hidden].some((file) => file === absolute || file.startsWith(`${absolute}${sep}`)) &&
      (isHidden(path(absolute)) || (stats?.isFile() === true && !mayBeInput(basename(absolute)))),
  });
  const run = async (changed: readonly string[]) => {
    await options.run(changed);
    const found = options.hidden().filter((file) => !hidden.has(file));
    for (const file of found) hidden.add(file);
    if (found.length > 0) watcher.add(found);
  };
  const queue = createQueue(run);
  const heard = (absolute: string) => {
    const changed = path(absolute);
    if (isInput(changed)) queue.changed(changed, options.isWhole(changed));
  };
  watcher.on("all", (event, absolute) => {
    if (event !== "addDir" && event !== "unlinkDir") heard(absolute);
  });
  // What the system says, before anybody compares times: of two saves in the same moment, none may be missed.
  watcher.on("raw", (_event, name, details) => {
    const watched = (details as { readonly watchedPath: string }).watchedPath;
    heard(basename(watched) === name ? watched : join(watched, String(name)));
  });
  const ready = new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  const ended = ready.then(async () => {
    queue.now();
    await stopped;
    await watcher.close();
    await queue.end();
  });
  return { runNow: queue.now, ended };
}

function isHidden(path: string): boolean {
  return path.split("/").some((name) => name.startsWith(".") || name === "node_modules");
}

/** Milliseconds of silence that end a burst of changes: one save is answered at once, a checkout when it is over. */
const silence = { few: 15, many: 120 };
/** From so many files on it is no save of an editor any more. */
const many = 4;
/** Nobody waits longer than this, however long the changes go on. */
const patience = 2000;

/** Runs one after the other; whatever changes during a run leads to exactly one more. */
function createQueue(run: WatchOptions["run"]) {
  const paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;
  let running: Promise<void> | undefined;
  let again = false;
  const now = () => {
    clearTimeout(timer);
    if (running !== undefined) {
      again = true;
      return;
    }
    const changed = [...paths];
    paths.clear();
    again = false;
    running = run(changed).finally(() => {
      running = undefined;
      if (again) now();
    });
  };
  return {
    now,
    changed: (path: string, isWhole: boolean) => {
      if (paths.size === 0) latest = performance.now() + patience;
      paths.add(path);
      clearTimeout(timer);
      const wait = paths.size < many && isWhole ? silence.few : silence.many;
      timer = setTimeout(now, Math.min(wait, latest - performance.now()));
    },
    end: async () => {
      clearTimeout(timer);
      again = false;
      await running;
    },
  };
}
