import type { CheckedFile, CheckFiles, CheckThread } from "./checked-file.ts";
import type { ShapeName } from "./shape.ts";

/** Long enough to outweigh a message, short enough that all threads end together. */
const filesPerPart = 100;

interface Sharing {
  readonly paths: readonly string[];
  readonly shape: ShapeName;
  /** This thread's own way to check, which also takes over what a failing thread leaves behind. */
  readonly local: CheckFiles;
  readonly threads: readonly CheckThread[];
}

/** Checks many files on this thread and others; whoever is free takes the next part. The order of the files is kept. */
export async function shareCheck({ paths, shape, local, threads }: Sharing): Promise<readonly CheckedFile[]> {
  const waiting = Array.from({ length: Math.ceil(paths.length / filesPerPart) }, (_, part) => part);
  const results: (readonly CheckedFile[])[] = [];

  async function doPart(part: number, check: CheckFiles): Promise<void> {
    results[part] = await check(paths.slice(part * filesPerPart, (part + 1) * filesPerPart), shape);
  }

  async function workHere(): Promise<void> {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      await messagesArrive();
      await doPart(part, local);
    }
  }

  async function workThere({ check }: CheckThread): Promise<void> {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const mine = part;
      const failed = await doPart(mine, check).then(
        () => false,
        () => true,
      );
      if (failed) return void waiting.unshift(mine);
    }
  }

  // Twice each, so that a thread has its next part at hand while this one is busy.
  await Promise.all([...threads, ...threads].map(workThere).concat(workHere()));
  await workHere();
  for (const { stop } of threads) stop();
  return results.flat();
}

function messagesArrive(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
