/** Milliseconds of silence that end a burst of changes: one save is answered at once, a checkout when it is over. */
const silence = { few: 5, many: 120 };
/** From so many files on it is no save of an editor any more. */
const many = 4;
/** Nobody waits longer than this, however long the changes go on. */
const patience = 2000;

/** Runs that are due because of changes. */
export interface RunQueue {
  readonly now: () => void;
  /** A file that is not whole is probably being written: more is expected. */
  readonly changed: (path: string, isWhole: boolean) => void;
  /** Whether another run is due, so that what this one finds is out of date already. */
  readonly isDue: () => boolean;
  /** Resolves when the last run has ended. */
  readonly end: () => Promise<void>;
}

/** Runs one after the other; whatever changes during a run leads to exactly one more. */
export function createRunQueue(run: (changed: readonly string[]) => Promise<void>): RunQueue {
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
    changed: (path, isWhole) => {
      if (paths.size === 0) latest = performance.now() + patience;
      paths.add(path);
      clearTimeout(timer);
      const wait = paths.size < many && isWhole ? silence.few : silence.many;
      timer = setTimeout(now, Math.min(wait, latest - performance.now()));
    },
    isDue: () => again || paths.size > 0,
    end: async () => {
      clearTimeout(timer);
      again = false;
      await running;
    },
  };
}
