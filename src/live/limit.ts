import type { Connection } from "../model/http.ts";

/** The clock and the patience of the edge, in milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A signal that aborts with a TimeoutError after that time; it keeps no process alive. */
  readonly timeout: (milliseconds: number) => AbortSignal;
}

export interface Limits {
  /** How many requests may be under way at once. */
  readonly parallelism: number;
  /** How many requests may begin within any second (superoffice-api.md B2 allows ten); undefined for no limit. */
  readonly perSecond: number | undefined;
}

/** The connection, but never more at once or per second than the limits say. Requests begin in the order of the calls. */
export function limitRequests(connection: Connection, limits: Limits, clock: Pick<Clock, "now" | "sleep">): Connection {
  const enter = createGate(limits.parallelism);
  const pace = createPace(limits.perSecond, clock);
  return async (request) => {
    const leave = await enter();
    try {
      await pace();
      return await connection(request);
    } finally {
      leave();
    }
  };
}

/** Lets `places` callers in; whoever leaves lets the next one in. */
function createGate(places: number): () => Promise<() => void> {
  const waiting: (() => void)[] = [];
  let free = places;
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return leave;
  };
}

/** Waits until the start before the last `perSecond` ones is a second old. Starts are reserved, so that no two share a place. */
function createPace(perSecond: number | undefined, { now, sleep }: Pick<Clock, "now" | "sleep">): () => Promise<void> {
  if (perSecond === undefined) return async () => {};
  const starts: number[] = [];
  return async () => {
    const current = now();
    const earliest = starts.length < perSecond ? current : (starts.shift() ?? 0) + 1000;
    const start = Math.max(current, earliest, starts.at(-1) ?? 0);
    starts.push(start);
    if (start > current) await sleep(start - current);
  };
}
