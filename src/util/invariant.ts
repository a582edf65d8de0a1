/** Stops on a bug of ours. Mistakes of a user are diagnostics, never this. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug in flowform: ${message}`);
}

/** The value, or a bug of ours when there is none. */
export function present<T>(value: T | null | undefined, what: string): T {
  invariant(value !== undefined && value !== null, `${what} is missing`);
  return value;
}
