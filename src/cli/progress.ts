import type { OnProgress } from "../pipeline/project.ts";
import type { Io } from "./io.ts";

/** Work that is done sooner needs no progress. */
const patience = 1000;
const interval = 100;

/** One line that counts up, on a terminal and only when it takes long; `end` wipes it away. */
export function createProgress(io: Io, noun: string): { readonly update: OnProgress; readonly end: () => void } {
  const begin = io.clock.now();
  let last = begin + patience - interval;
  let shown = false;
  return {
    update: (done, total) => {
      const now = io.clock.now();
      if (!io.terminal.err || now - last < interval) return;
      last = now;
      shown = true;
      io.err(`\r${done} of ${total} ${noun}`);
    },
    end: () => {
      if (shown) io.err("\r\u001b[K");
    },
  };
}
