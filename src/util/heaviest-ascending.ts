/**
 * Indexes of the heaviest run of ascending numbers, not necessarily neighbours: what can stay where it is. Without
 * weights the longest one.
 */
export function heaviestAscending(
  numbers: readonly number[],
  weightOf: (index: number) => number = () => 1,
): ReadonlySet<number> {
  const weights: number[] = [];
  const previous: number[] = [];
  for (const [index, number] of numbers.entries()) {
    const before = bestBefore(numbers, weights, { index, number });
    weights.push((weights[before] ?? 0) + weightOf(index));
    previous.push(before);
  }
  const kept = new Set<number>();
  let index = weights.indexOf(Math.max(0, ...weights));
  while (index >= 0) {
    kept.add(index);
    index = previous[index] ?? -1;
  }
  return kept;
}

function bestBefore(
  numbers: readonly number[],
  weights: readonly number[],
  at: { index: number; number: number },
): number {
  let best = -1;
  for (let index = 0; index < at.index; index++) {
    const ascends = (numbers[index] ?? 0) < at.number;
    if (ascends && (best === -1 || (weights[index] ?? 0) > (weights[best] ?? 0))) best = index;
  }
  return best;
}
