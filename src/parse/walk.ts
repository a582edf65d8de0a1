import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { placed } from "../diagnostic/frame.ts";
import type { Origin } from "../source/origin.ts";
import { rangeBetween, type SourceFile } from "../source/source-file.ts";

export const depthLimit = 48;
/** More than this helps nobody. */
export const findingLimit = 100;

/** A finding, and where it begins in the text. */
export interface Finding {
  readonly start: number;
  readonly diagnostic: Diagnostic;
}

/** One way through the text of a file, and what was found on it. */
export interface Walk {
  readonly file: SourceFile;
  /** The text of the file, with harmless letters where an unquoted text was found. */
  readonly text: string;
  readonly path: (string | number)[];
  readonly positions: number[];
  readonly findings: Finding[];
  /** Where the parser lost its way: what follows may be nothing but an echo. */
  broken: number;
  /** Where a mapping is a key, as in `{{customer.name}}`. */
  braces: number | undefined;
  value: unknown;
  /** Whether anything in the text turns its direction. */
  readonly turns: boolean;
}

/** Offsets in the text; the end is not part of it. */
export type Stretch = readonly [start: number, end: number];

/** Adds a finding that stands where the walk is. */
export function report(walk: Walk, make: (origin: Origin) => Diagnostic, [start, end]: Stretch): void {
  if (walk.findings.length >= findingLimit) return;
  const diagnostic = make({ file: walk.file.path, pointer: [...walk.path] });
  walk.findings.push({ start, diagnostic: placed(diagnostic, walk.file, rangeBetween(walk.file, start, end)) });
}
