import fc from "fast-check";

// A mutant is tried with the same few cases as the one before it.
fc.configureGlobal({ seed: 20261127, numRuns: 10 });
