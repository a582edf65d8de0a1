import type { Origin, Range } from "../source/origin.ts";

/** One finding about something a person wrote or a server said: data, rendered at the edge. */
export interface Diagnostic {
  /** Stable for ever: `FF` and three digits; the hundreds tell the layer. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** The same words for every finding of this code, so that readers learn to recognise it. */
  readonly summary: string;
  /** Why: what is wrong with which thing. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix: string;
  /** Where it is explained at length. */
  readonly docs?: string;
  /** Which value or key is meant; absent when no file is to blame. */
  readonly origin?: Origin;
  /** Filled late, by the one place that has the documents. */
  readonly range?: Range;
  /** The lines around the range, rendered, filled together with it. */
  readonly frame?: string;
}

/** What a stage returns: the value is missing exactly when there is an error. */
export type Outcome<Value> =
  | { readonly value: Value; readonly diagnostics: readonly Diagnostic[] }
  | { readonly value: undefined; readonly diagnostics: readonly Diagnostic[] };

/** True when the list holds an error, not warnings alone. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
