/** From where to where something reaches. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is left free at the border of a cut that runs through something. */
const border = 4;

/**
 * Cuts `size`, of which only what stands there counts, into spans of `most` at most, in whole numbers: between things where that can be,
 * else so that each thing is whole in one of the spans. Each span has a thing that is whole in it.
 */
export function cutSpans(things: readonly Span[], { size, most }: { size: number; most: number }): readonly Span[] {
  if (size <= most) return [{ from: 0, to: size }];
  const spans: Span[] = [];
  let from = Math.max(0, beginOf(things));
  for (;;) {
    const left = things.filter((thing) => thing.from >= from);
    const end = Math.max(...left.map(({ to }) => to));
    if (left.length === 0) return spans;
    if (end + border <= from + most) return [...spans, { from, to: Math.min(size, from + most) }];
    const free = lastFree(left, from + most);
    const next = free ?? beginOf(left.filter(({ to }) => to > from + most));
    const to = free ?? from + most;
    if (left.some((thing) => thing.to <= to)) spans.push({ from, to });
    from = Math.max(next, from + border);
  }
}

const beginOf = (things: readonly Span[]) => Math.floor(Math.min(...things.map(({ from }) => from)) - border);

/** The middle of the last room between things, before a place. */
function lastFree(things: readonly Span[], before: number): number | undefined {
  const sorted = things.toSorted((a, b) => a.from - b.from);
  const rooms = sorted.slice(1).map(({ from }, index): Span => {
    const reached = Math.max(...sorted.slice(0, index + 1).map(({ to }) => to));
    return { from: reached, to: Math.min(from, before) };
  });
  const last = rooms.findLast((room) => room.to - room.from >= border);
  return last && Math.round((last.from + last.to) / 2);
}
