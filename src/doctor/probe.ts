import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Assumption } from "../model/assumptions.ts";
import type { Verdict } from "../model/doctor-report.ts";
import type { Bench } from "./bench.ts";

/** Settles one assumption on scratch flows of its own. */
export interface Probe {
  readonly id: Assumption;
  /** `ending`: it starts a flow, which must be ended before it can be deleted. `person`: it puts a person into one. */
  readonly needs: "nothing" | "ending" | "person";
  readonly run: (bench: Bench) => Promise<Verdict>;
}

/** Thrown through a probe when nothing can be concluded; caught where the probe was begun. */
export class CannotTell extends Error {
  /** The failed call that is to blame, where one is. */
  readonly because: Diagnostic | undefined;

  constructor(message: string, because?: Diagnostic) {
    super(message);
    this.because = because;
  }
}

export const holds = (saw: string): Verdict => ({ verdict: "holds", saw });
export const doesNotHold = (saw: string): Verdict => ({ verdict: "doesNotHold", saw });
export const unclear = (saw: string): Verdict => ({ verdict: "unclear", saw });

/** Holds when the condition is true. */
export const holdsIf = (condition: boolean, saw: string): Verdict => (condition ? holds(saw) : doesNotHold(saw));
