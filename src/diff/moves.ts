/** Indexes of the longest run of ascending numbers, not necessarily neighbours: what can stay where it is. */
export function longestAscending(numbers: readonly number[]): ReadonlySet<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [index, number] of numbers.entries()) {
    const before = bestBefore(numbers, lengths, { index, number });
    lengths.push((lengths[before] ?? 0) + 1);
    previous.push(before);
  }
  const kept = new Set<number>();
  let index = lengths.indexOf(Math.max(0, ...lengths));
  while (index >= 0) {
    kept.add(index);
    index = previous[index] ?? -1;
  }
  return kept;
}

function bestBefore(
  numbers: readonly number[],
  lengths: readonly number[],
  at: { index: number; number: number },
): number {
  let best = -1;
  for (let index = 0; index < at.index; index++) {
    const ascends = (numbers[index] ?? 0) < at.number;
    if (ascends && (best === -1 || (lengths[index] ?? 0) > (lengths[best] ?? 0))) best = index;
  }
  return best;
}
