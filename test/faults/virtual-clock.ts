import type { Clock } from "../../src/live/limit.ts";

/** A clock that stands still while anything can still happen, and then jumps to whatever is waited for next. */
export interface VirtualClock extends Clock {
  /** Lets things happen until the promise settles; undefined when it has not for so long that it never will. */
  drive<Value>(promise: Promise<Value>): Promise<Value | undefined>;
  /** Lets time pass in which nothing happens but what is due. */
  pass(milliseconds: number): void;
  /** Calls back at a time, also when the driving ends before: who sleeps is gone then, and what is on its way is not. */
  at(milliseconds: number, act: () => void): void;
  /** Whatever moves says so: as long as something does, time stands still. */
  stir(): void;
}

/** How many turns of the event loop nothing may stir before time moves; network and files here need none at all. */
const quietTurns = 6;

/** Whoever is not done after so many milliseconds, or so many turns of the event loop, never will be. */
const longestDrive = 3 * 3_600_000;
const longestTurns = 100_000;

/** Where nobody waits for a time, something else is still to come, or there is a fault in the test. */
const patientTurns = 10_000;

interface Timer {
  readonly due: number;
  readonly fire: () => void;
  /** Whether it outlives those who drive the clock now. */
  readonly lasting: boolean;
}

export function virtualClock(start: number): VirtualClock {
  let time = start;
  let stirred = false;
  const timers = new Set<Timer>();
  const add = (milliseconds: number, fire: () => void, lasting = false) => {
    timers.add({ due: time + milliseconds, fire, lasting });
  };
  const jumpTo = (timer: Timer) => {
    timers.delete(timer);
    time = Math.max(time, timer.due);
    timer.fire();
  };
  return {
    now: () => time,
    sleep: (milliseconds) => new Promise((resolve) => add(milliseconds, resolve)),
    timeout(milliseconds) {
      const controller = new AbortController();
      add(milliseconds, () => controller.abort(new DOMException("too late", "TimeoutError")));
      return controller.signal;
    },
    at: (milliseconds, act) => add(milliseconds, act, true),
    pass: (milliseconds) => {
      const end = time + milliseconds;
      for (let next = earliest(timers); next !== undefined && next.due <= end; next = earliest(timers)) jumpTo(next);
      time = end;
    },
    stir: () => {
      stirred = true;
    },
    async drive<Value>(promise: Promise<Value>) {
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
      const end = time + longestDrive;
      for (let turn = 0; outcome === undefined && turn < longestTurns && time < end; turn++) {
        stirred = false;
        await new Promise((resolve) => setImmediate(resolve));
        quiet = stirred ? 0 : quiet + 1;
        if (quiet < quietTurns) continue;
        const next = earliest(timers);
        if (next === undefined && quiet < patientTurns) continue;
        if (next === undefined) throw new Error("nothing can happen any more");
        quiet = 0;
        jumpTo(next);
      }
      for (const timer of timers) if (!timer.lasting) timers.delete(timer);
      if (outcome === undefined) return undefined;
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    },
  };
}

/** The clock of one process: what it waits for does not come any more when it is killed. */
export function clockUntil(killed: () => boolean, clock: VirtualClock): VirtualClock {
  return {
    ...clock,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        void clock.sleep(milliseconds).then(() => {
          if (!killed()) resolve();
        });
      }),
    timeout(milliseconds) {
      const signal = clock.timeout(milliseconds);
      const controller = new AbortController();
      signal.addEventListener("abort", () => {
        if (!killed()) controller.abort(signal.reason);
      });
      return controller.signal;
    },
  };
}

function earliest(timers: ReadonlySet<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (first === undefined || timer.due < first.due) first = timer;
  return first;
}
