import { describe, expect, it } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { createProgress } from "../../src/cli/progress.ts";

/** What is printed when the steps happen at these milliseconds. */
function printed(times: readonly number[], isTerminal = true): string {
  let now = 0;
  let text = "";
  const io = {
    terminal: { input: true, out: true, err: isTerminal },
    clock: { now: () => now },
    err: (more: string) => {
      text += more;
    },
  } as unknown as Io;
  const progress = createProgress(io, "flows planned");
  times.forEach((time, index) => {
    now = time;
    progress.update(index + 1, times.length);
  });
  progress.end();
  return text;
}

describe("progress", () => {
  it("says nothing about work that is done within a second", () => {
    expect(printed([10, 500, 999])).toBe("");
  });

  it("counts up on one line, ten times a second at most, and wipes it away", () => {
    expect(printed([500, 1000, 1050, 1099, 1100])).toBe("\r2 of 5 flows planned\r5 of 5 flows planned\r\u001b[K");
  });

  it("says nothing where there is no terminal", () => {
    expect(printed([5000], false)).toBe("");
  });
});
