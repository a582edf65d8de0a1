import type { Diagnostic, Outcome } from "./diagnostic.ts";

/** A value without findings. */
export function success<Value>(value: Value): Outcome<Value> {
  return { value, diagnostics: [] };
}

/** No value, and why. */
export function failure<Value>(...diagnostics: readonly Diagnostic[]): Outcome<Value> {
  return { value: undefined, diagnostics };
}
