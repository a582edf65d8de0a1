import fc from "fast-check";

/** How many cases a law is tried with: as many as it usually is, unless the tests were configured with a number. */
export function cases(usual: number): number {
  return fc.readConfigureGlobal().numRuns ?? usual;
}
