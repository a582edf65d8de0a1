import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { formatPointer } from "../../source/pointer.ts";

/** A finding and the name by which a host knows it again. */
export interface Fingerprinted {
  readonly diagnostic: Diagnostic;
  readonly fingerprint: string;
}

/**
 * Names for findings that stay when lines are put in above them: made of code, file and what the finding says. The same
 * thing said twice in a file is counted, because hosts take equal names for one finding.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  hash: (text: string) => string,
): readonly Fingerprinted[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { code, detail, origin, range } = diagnostic;
    const place = origin === undefined ? "" : formatPointer(origin.pointer.filter((part) => typeof part === "string"));
    const facts = JSON.stringify([code, range?.file ?? origin?.file ?? "", place, detail]);
    const count = seen.get(facts) ?? 0;
    seen.set(facts, count + 1);
    return { diagnostic, fingerprint: hash(`${facts}${count}`).slice(0, 32) };
  });
}
