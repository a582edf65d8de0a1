import { mediansOf, ratiosOf } from "./rounds.mjs";

/**
 * One line of the table. `usages` are the runs of Flowform, `others` those of what it is held against, pair by pair.
 * `goals` say what must hold: each is { text, value }, with value a function of { own, other, ratio }, and `limit`.
 */
export function row({ what, flows, against, usages, others, goals = [] }) {
  const own = mediansOf(usages);
  const other = others === undefined ? undefined : mediansOf(others);
  const ratio = others === undefined ? undefined : ratiosOf(usages, others);
  const judged = goals.map(({ text, limit, value }) => {
    const reached = value({ own, other, ratio });
    return { text, reached, met: reached <= limit };
  });
  return { what, flows, against, pairs: usages.length, own, ratio, goals: judged };
}

/** Neither the wall nor the CPU ratio may be higher. */
export const ratioAtMost = (limit) => ({
  text: `wall and CPU ≤ ${limit} ×`,
  limit,
  value: ({ ratio }) => Math.max(ratio.wall, ratio.cpu),
});

export const wallRatioAtMost = (limit) => ({ text: `wall ≤ ${limit} ×`, limit, value: ({ ratio }) => ratio.wall });

export const peakAtMost = (limit) => ({ text: `peak ≤ ${limit} MiB`, limit, value: ({ own }) => own.peak });

/** More than one core is busy. */
export const coresAtLeast = (cores) => ({
  text: `wall ≤ ${(1 / cores).toFixed(2)} of CPU`,
  limit: 1 / cores,
  value: ({ own }) => own.wall / own.cpu,
});

/** How cost grows between two sizes: 1 when it grows as they do, 2 when it grows as their squares. */
export function growthRow({ what, sizes: [from, to], costs: [before, after], limit }) {
  const exponent = Math.log(after / before) / Math.log(to / from);
  const goals = [{ text: `exponent ≤ ${limit}`, reached: exponent, met: exponent <= limit }];
  return { what: `growth of ${what}`, flows: `${from} → ${to}`, pairs: undefined, goals };
}
