/** How many cases a law is tried with: all of them, or the percentage that FLOWFORM_RUNS names. */
export const runs = (all: number): number => Math.ceil((all * Number(process.env.FLOWFORM_RUNS ?? 100)) / 100);
