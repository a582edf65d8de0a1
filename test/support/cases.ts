import fc from "fast-check";

/** The cases that a slow test tries, or how many: few while somebody works, all of them in CI. */
export function inCi<Cases>(all: Cases, otherwise: Cases): Cases {
  return process.env.CI === undefined ? otherwise : all;
}

/** How many cases a test tries: as many as it usually does, unless the tests were configured with a number. */
export function cases(usual: number): number {
  return fc.readConfigureGlobal().numRuns ?? usual;
}

/** How many cases a law is tried with: in CI a thousand at least (reliability-and-review.md A9, R12). */
export function lawCases(usual: number): number {
  return cases(inCi(Math.max(usual, 1000), usual));
}
