import type { Run } from "../../src/pipeline/project.ts";

/** A clock that stands still but for those who sleep by it, and for each look at it. */
export function virtualClock(
  start = Date.parse("2026-11-24T08:00:00Z"),
  tick = 0,
): Run["clock"] & { skip(by: number): void } {
  let time = start;
  return {
    now: () => {
      time += tick;
      return time;
    },
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
    skip: (by) => {
      time += by;
    },
  };
}

/** A run that writes, of nobody in particular. */
export function testRun(changes: Partial<Run> = {}): Run {
  return {
    owner: "here/1/abc",
    clock: virtualClock(),
    stopping: () => false,
    takeOver: false,
    backUp: () => undefined,
    dropBackup: () => {},
    onProgress: () => {},
    onSettled: () => {},
    onWait: () => {},
    ...changes,
  };
}
