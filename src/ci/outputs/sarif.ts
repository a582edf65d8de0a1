import type { Log, Result } from "sarif";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { visible } from "../../diagnostic/frame.ts";
import { fingerprints } from "./fingerprints.ts";

/** More are refused when they are sent to GitHub. */
const mostResults = 25_000;

export interface SarifFacts {
  readonly version: string;
  /** The file of findings that have none; code scanning refuses a log with a result that has no place. */
  readonly elsewhere: string;
  readonly hash: (text: string) => string;
}

/** Findings in the form that code scanning reads (SARIF 2.1.0). */
export function sarif(diagnostics: readonly Diagnostic[], { version, elsewhere, hash }: SarifFacts): Log {
  const results = fingerprints(diagnostics, hash).slice(0, mostResults);
  const rules = new Map(diagnostics.map(({ code, summary }) => [code, summary]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Flowform",
            semanticVersion: version,
            rules: [...rules].sort().map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: results.map(({ diagnostic, fingerprint }) => result(diagnostic, { fingerprint, elsewhere })),
      },
    ],
  };
}

function result(
  { code, severity, detail, fix, range }: Diagnostic,
  { fingerprint, elsewhere }: { readonly fingerprint: string; readonly elsewhere: string },
): Result {
  const { file, line, column, endLine, endColumn } = range ?? { ...start, file: elsewhere };
  return {
    ruleId: code,
    level: severity,
    message: { text: `${visible(detail)} ${visible(fix)}` },
    partialFingerprints: { "flowform/v1": fingerprint },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
