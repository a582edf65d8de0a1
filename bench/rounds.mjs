import { measure } from "./measure.mjs";

/**
 * Runs every side once per round, in turn (A B A B …), so that a machine whose speed drifts slows all of them alike.
 * A side is a command of `measure` and perhaps `prepare`, which is called before each of its runs and not measured.
 * One round more than asked for is run at first and not counted.
 */
export async function runRounds(sides, count) {
  const usages = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round <= count; round++) {
    for (const [name, { prepare, ...command }] of Object.entries(sides)) {
      await prepare?.();
      const usage = await measure(command);
      if (round > 0) usages[name].push(usage);
    }
  }
  return usages;
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The medians of one side: wall and CPU seconds, peak MiB. */
export function mediansOf(usages) {
  const of = (quantity) => median(usages.map((usage) => usage[quantity]));
  return { wall: of("wall"), cpu: of("cpu"), peak: of("peak") };
}

/** The medians of the ratios that are taken pair by pair. */
export function ratiosOf(usages, others) {
  const of = (quantity) => median(usages.map((usage, round) => usage[quantity] / others[round][quantity]));
  return { wall: of("wall"), cpu: of("cpu"), peak: of("peak") };
}
