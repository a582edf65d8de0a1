import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CheckedFile, CheckThread } from "../parse/checked-file.ts";

/** More threads than this wait for the disk and for the one that collects. */
const mostThreads = 4;

interface Answer {
  readonly part: number;
  readonly checked: readonly CheckedFile[];
}

type Settle = { readonly resolve: (checked: readonly CheckedFile[]) => void; readonly reject: (error: Error) => void };

/** One thread for each core beyond the first; none when the machine refuses. */
export function startCheckThreads(root: string): readonly CheckThread[] {
  const count = Math.min(availableParallelism(), mostThreads) - 1;
  return Array.from({ length: count }, () => startThread(root)).filter((thread) => thread !== undefined);
}

function startThread(root: string): CheckThread | undefined {
  try {
    return talkTo(new Worker(new URL("./check-thread.js", import.meta.url), { workerData: root }));
  } catch {
    return undefined;
  }
}

function talkTo(worker: Worker): CheckThread {
  const waiting = new Map<number, Settle>();
  let parts = 0;
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", ({ part, checked }: Answer) => {
    waiting.get(part)?.resolve(checked);
    waiting.delete(part);
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread has ended")));
  return {
    check: (paths, shape) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        const part = parts++;
        waiting.set(part, { resolve, reject });
        worker.postMessage({ part, paths, shape });
      }),
    stop: () => void worker.terminate(),
  };
}
