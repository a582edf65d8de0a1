import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { placed } from "../diagnostic/frame.ts";
import type { SourceFile } from "../source/source-file.ts";
import { locate, type ParsedDocument } from "./parsed-document.ts";
import type { Shape } from "./shape.ts";
import { parseYaml } from "./yaml.ts";

/** Reads a text and compares it with a schema; the findings are those of the first broken layer, each with its frame. */
export async function checkFile(file: SourceFile, shape: Shape): Promise<Outcome<ParsedDocument>> {
  const parsed = parseYaml(file);
  const document = parsed.value;
  if (document === undefined) return parsed;
  const validate = await shape.loadValidator();
  if (validate(document.value)) return parsed;
  const faults = validate.errors ?? [];
  const [{ explainFaults }, schema] = await Promise.all([import("./explain-faults.ts"), shape.loadSchema()]);
  const diagnostics = explainFaults(document, faults, schema).map((diagnostic) => {
    const { origin = { file: file.path, pointer: [] } } = diagnostic;
    return placed(diagnostic, file, locate(document, file, origin));
  });
  return { value: undefined, diagnostics: diagnostics.sort(byPlace) };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.range?.line ?? 0) - (b.range?.line ?? 0) || (a.range?.column ?? 0) - (b.range?.column ?? 0);
}
