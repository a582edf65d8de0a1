import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { unwritableFile } from "../diagnostic/files.ts";
import { unusedAllowance, unusedWas } from "../diagnostic/lint.ts";
import { type Removal, removalOfComment, removalOfEntry, without } from "../format/remove-entry.ts";
import type { FileSystem } from "../source/file-system.ts";
import { offsetAt, type SourceFile } from "../source/source-file.ts";
import { sourceOf } from "./lint-project.ts";

/** Which findings were mended, and what went wrong with writing. */
export interface FixResult {
  readonly fixed: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `present` holds the codes of all findings of the file. */
type Fix = (finding: Diagnostic, source: SourceFile, present: ReadonlySet<string>) => Removal | undefined;

/** Only what can be taken away without a choice; everything else wants a person (docs/lint.md). */
const fixes: Readonly<Record<string, Fix>> = {
  [unusedWas.code]: ({ origin }, { text }) => removalOfEntry(text, origin?.pointer ?? []),
  [unusedAllowance.code]: ({ range }, source, present) => {
    if (range === undefined) return undefined;
    const start = offsetAt(source, range.line, range.column);
    const end = offsetAt(source, range.endLine, range.endColumn);
    // A comment that allows several codes may still be needed for another one.
    const codes =
      source.text
        .slice(start, end)
        .split(":")[0]
        ?.match(/FF\d{3}/g) ?? [];
    if (codes.length !== 1) return undefined;
    // What it allows is there, only not where it looks for it: somebody wrote the reason down, and it must move.
    if (codes.some((code) => present.has(code))) return undefined;
    return removalOfComment(source.text, { start, end });
  },
};

/** Mends what is certain, file by file; `sure` can leave a finding out. */
export function fixLint(
  findings: readonly Diagnostic[],
  files: FileSystem,
  sure: (finding: Diagnostic) => boolean,
): FixResult {
  const mendable = findings.filter((finding) => Object.hasOwn(fixes, finding.code) && sure(finding));
  const paths = [...new Set(mendable.flatMap(({ range }) => range?.file ?? []))];
  const results = paths.map((path) =>
    fixFile(
      mendable.filter(({ range }) => range?.file === path),
      { files, path, present: new Set(findings.flatMap(({ code, range }) => (range?.file === path ? code : []))) },
    ),
  );
  return {
    fixed: results.flatMap(({ fixed }) => fixed),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface FilePlace {
  readonly files: FileSystem;
  readonly path: string;
  readonly present: ReadonlySet<string>;
}

function fixFile(findings: readonly Diagnostic[], { files, path, present }: FilePlace): FixResult {
  const source = sourceOf(files, path);
  if (source === undefined) return { fixed: [], diagnostics: [] };
  const removals = findings.map((finding) => fixes[finding.code]?.(finding, source, present));
  const fixed = findings.filter((_, index) => removals[index] !== undefined);
  if (fixed.length === 0) return { fixed, diagnostics: [] };
  const { reason } = files.write(path, without(source.text, distinct(removals)));
  return reason === undefined
    ? { fixed, diagnostics: [] }
    : { fixed: [], diagnostics: [unwritableFile(undefined, path, reason)] };
}

/** One comment can be found fault with twice, and goes once. */
function distinct(removals: readonly (Removal | undefined)[]): readonly Removal[] {
  const byStart = new Map(removals.flatMap((removal) => (removal === undefined ? [] : [[removal.start, removal]])));
  return [...byStart.values()];
}
