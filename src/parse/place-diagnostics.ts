import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { locateDiagnostics } from "../diagnostic/frame.ts";
import type { FileSystem } from "../source/file-system.ts";

/** The findings with their ranges and frames. The YAML parser is loaded only when one of them still needs its place. */
export async function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  fileSystem: FileSystem,
): Promise<readonly Diagnostic[]> {
  if (diagnostics.every(({ origin, range }) => origin === undefined || range !== undefined)) return diagnostics;
  const { createLookup } = await import("./lookup.ts");
  return locateDiagnostics(diagnostics, createLookup(fileSystem));
}
