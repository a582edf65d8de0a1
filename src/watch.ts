import { basename } from "node:path";
import { watch } from "chokidar";

/** What to watch, and what to do about it. */
export interface WatchOptions {
  readonly root: string;
  /** Whether a file is one that a run reads, by its name. */
  readonly isInput: (name: string) => boolean;
  /** Called once at the start and after every change; never twice at the same time. */
  readonly run: () => Promise<void>;
  /** Milliseconds of silence that end a burst of changes. */
  readonly delay?: number;
}

const standardDelay = 100;

/**
 * Runs at once and again whenever an input changes, until `stopped` resolves. Editors write in many ways: in pieces, or
 * a new file that takes the place of the old; each ends in a run that sees the last state.
 */
export async function watchProject(options: WatchOptions, stopped: Promise<void>): Promise<void> {
  const { root, isInput, run, delay = standardDelay } = options;
  const watcher = watch(root, {
    ignoreInitial: true,
    atomic: true,
    ignored: (path, stats) => path !== root && isIgnored(basename(path), stats?.isFile() === true, isInput),
  });
  const queue = createQueue(run, delay);
  watcher.on("all", (event) => {
    if (event !== "addDir" && event !== "unlinkDir") queue.changed();
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  queue.now();
  await stopped;
  await watcher.close();
  await queue.end();
}

function isIgnored(name: string, isFile: boolean, isInput: WatchOptions["isInput"]): boolean {
  if (name.startsWith(".") || name === "node_modules") return true;
  return isFile && !isInput(name);
}

/** Runs one after the other; whatever changes during a run leads to exactly one more. */
function createQueue(run: () => Promise<void>, delay: number) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const now = () => {
    if (running !== undefined) {
      again = true;
      return;
    }
    running = run().finally(() => {
      running = undefined;
      if (again) now();
    });
    again = false;
  };
  return {
    now,
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(now, delay);
    },
    end: async () => {
      clearTimeout(timer);
      again = false;
      await running;
    },
  };
}
