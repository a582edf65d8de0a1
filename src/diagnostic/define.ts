import type { Origin } from "../source/origin.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** What one finding adds to its code: the why and the fix. */
export interface Explanation {
  readonly detail: string;
  readonly fix: string;
}

/** One entry of the catalogue: a function that makes the finding, with its code and summary to list. */
export interface Definition<Facts extends readonly unknown[]> {
  (origin: Origin | undefined, ...facts: Facts): Diagnostic;
  readonly code: string;
  readonly summary: string;
  readonly severity: Diagnostic["severity"];
}

/** Makes a catalogue entry of severity error; `explain` turns the facts of one case into words. */
export function error<Facts extends readonly unknown[]>(
  code: string,
  summary: string,
  explain: (...facts: Facts) => Explanation,
): Definition<Facts> {
  return define("error", code, summary, explain);
}

/** Makes a catalogue entry of severity warning. */
export function warning<Facts extends readonly unknown[]>(
  code: string,
  summary: string,
  explain: (...facts: Facts) => Explanation,
): Definition<Facts> {
  return define("warning", code, summary, explain);
}

function define<Facts extends readonly unknown[]>(
  severity: Diagnostic["severity"],
  code: string,
  summary: string,
  explain: (...facts: Facts) => Explanation,
): Definition<Facts> {
  const make = (origin: Origin | undefined, ...facts: Facts): Diagnostic => ({
    code,
    severity,
    summary,
    ...explain(...facts),
    ...(origin === undefined ? {} : { origin }),
  });
  return Object.assign(make, { code, summary, severity });
}

/** "Did you mean …?" for a list of near names; empty when nothing is near. */
export function didYouMean(names: readonly string[]): string {
  if (names.length === 0) return "";
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop();
  return `Did you mean ${quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`}?`;
}
