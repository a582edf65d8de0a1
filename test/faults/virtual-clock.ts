import type { Clock } from "../../src/live/limit.ts";

/** A clock that stands still while anything can still happen, and then jumps to whatever is waited for next. */
export interface VirtualClock extends Clock {
  /** Lets things happen until the promise settles; undefined when `cut` says first that nobody waits any more. */
  drive<Value>(promise: Promise<Value>, cut: () => boolean): Promise<Value | undefined>;
  /** Lets time pass in which nothing happens. */
  pass(milliseconds: number): void;
  /** Calls back at a time, unless the driving ends before. */
  at(milliseconds: number, act: () => void): void;
  /** Whatever moves says so: as long as something does, time stands still. */
  stir(): void;
}

/** How many turns of the event loop nothing may stir before time moves; network and files here need none at all. */
const quietTurns = 6;

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

export function virtualClock(start: number): VirtualClock {
  let time = start;
  let stirred = false;
  const timers = new Set<Timer>();
  const at = (milliseconds: number, fire: () => void) => {
    timers.add({ due: time + milliseconds, fire });
  };
  return {
    now: () => time,
    sleep: (milliseconds) => new Promise((resolve) => at(milliseconds, resolve)),
    timeout(milliseconds) {
      const controller = new AbortController();
      at(milliseconds, () => controller.abort(new DOMException("too late", "TimeoutError")));
      return controller.signal;
    },
    at,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    stir: () => {
      stirred = true;
    },
    async drive<Value>(promise: Promise<Value>, cut: () => boolean) {
      let outcome: { readonly value: Value } | { readonly error: unknown } | undefined;
      promise.then(
        (value) => {
          outcome = { value };
        },
        (error: unknown) => {
          outcome = { error };
        },
      );
      let quiet = 0;
      while (outcome === undefined && !cut()) {
        stirred = false;
        await new Promise((resolve) => setImmediate(resolve));
        quiet = stirred ? 0 : quiet + 1;
        if (quiet < quietTurns) continue;
        quiet = 0;
        const next = earliest(timers);
        if (next === undefined) throw new Error("nothing can happen any more");
        timers.delete(next);
        time = Math.max(time, next.due);
        next.fire();
      }
      timers.clear();
      if (outcome === undefined) return undefined;
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    },
  };
}

function earliest(timers: ReadonlySet<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (first === undefined || timer.due < first.due) first = timer;
  return first;
}
