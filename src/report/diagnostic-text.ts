import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { counted, findingWidth, hanging } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** One finding for people: code and summary, the place with its frame, why, and the fix. */
export function diagnosticText(diagnostic: Diagnostic, palette: Palette, width = findingWidth): string {
  const { code, severity, summary, detail, fix, docs } = diagnostic;
  const mark = severity === "error" ? palette.red : palette.yellow;
  const place = placeOf(diagnostic);
  return [
    `${mark(palette.bold(`${severity} ${code}`))}${palette.bold(`: ${summary}`)}`,
    ...(place === "" ? [] : [place]),
    hanging("  why: ", visible(detail), width),
    hanging("  fix: ", visible(fix), width),
    ...(docs === undefined ? [] : [`  see: ${visible(docs)}`]),
  ].join("\n");
}

/** The frame was made safe for terminals where it was rendered. */
function placeOf({ frame, range, origin }: Diagnostic): string {
  if (frame !== undefined) return frame;
  if (range !== undefined) return `${visible(range.file)}:${range.line}:${range.column}`;
  return origin === undefined ? "" : visible(origin.file);
}

/** All findings, errors last, so that they stand where the eyes are; then how many there are. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], palette: Palette): string {
  if (diagnostics.length === 0) return "";
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const counts = [
    ...(errors.length === 0 ? [] : [counted(errors.length, "error")]),
    ...(warnings.length === 0 ? [] : [counted(warnings.length, "warning")]),
  ];
  const findings = [...warnings, ...errors].map((diagnostic) => diagnosticText(diagnostic, palette));
  return `${[...findings, `${counts.join(", ")}.`].join("\n\n")}\n`;
}
