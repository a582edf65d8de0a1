import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";
import { fingerprints } from "./fingerprints.ts";

/** Findings in the form of GitLab's code quality report. It needs a file and a line; what has none stands at `elsewhere`. */
export function codeQuality(
  diagnostics: readonly Diagnostic[],
  { elsewhere, hash }: { readonly elsewhere: string; readonly hash: (text: string) => string },
): readonly object[] {
  return fingerprints(diagnostics, hash).map(
    ({ diagnostic: { code, severity, summary, detail, range }, fingerprint }) => ({
      description: `${summary}: ${visible(detail)}`,
      check_name: code,
      fingerprint,
      severity: severity === "error" ? "major" : "minor",
      location: { path: range?.file ?? elsewhere, lines: { begin: range?.line ?? 1 } },
    }),
  );
}
