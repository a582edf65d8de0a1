import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { unwritableFile } from "../diagnostic/files.ts";
import { changedMeanwhile, notRemembered } from "../diagnostic/pull.ts";
import type { FileChange, Pull } from "../model/pull.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { Project, Target } from "./project.ts";
import { readWhole } from "./pull-texts.ts";

/** Writes the files of a pull, all or none, and then remembers what belongs to what. */
export async function writePull(
  pull: Pull,
  { files }: Pick<Project, "files">,
  { bindings }: Pick<Target, "bindings">,
): Promise<readonly Diagnostic[]> {
  const changes = pull.flows.flatMap((flow) => flow.files);
  const moved = changes.filter((change) => contentNow(files, change.path) !== change.before);
  if (moved.length > 0) return moved.map(({ path }) => changedMeanwhile(undefined, path));
  const problem = writeAll(changes, files);
  if (problem !== undefined) return [problem];
  const diagnostics: Diagnostic[] = [];
  for (const { binding, key } of pull.flows) {
    const failed = binding === null ? undefined : await bindings.write(binding);
    if (failed !== undefined) diagnostics.push(notRemembered(undefined, key, failed.detail));
  }
  return diagnostics;
}

function contentNow(files: FileSystem, path: string): string | null {
  const read = files.size(path).value === undefined ? undefined : readWhole(files, path).value;
  return read === undefined ? null : read.mark + read.text;
}

/** When one file cannot be written, those before it get their content back. */
function writeAll(changes: readonly FileChange[], files: FileSystem): Diagnostic | undefined {
  for (const [index, { path, after }] of changes.entries()) {
    const { reason } = files.write(path, after);
    if (reason === undefined) continue;
    for (const done of changes.slice(0, index)) {
      if (done.before === null) files.remove(done.path);
      else files.write(done.path, done.before);
    }
    return unwritableFile(undefined, path, reason);
  }
  return undefined;
}
