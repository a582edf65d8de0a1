import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { fileExists, unwritableFile } from "../../diagnostic/files.ts";
import { notRemembered } from "../../diagnostic/import.ts";
import type { BindingStore } from "../../live/binding-store.ts";
import type { FileSystem } from "../../source/file-system.ts";
import type { Draft } from "./draft.ts";

/** Writes all files and remembers all flows; where one cannot be, the files that were written are taken away again. */
export async function writeDrafts(
  drafts: readonly Draft[],
  files: FileSystem,
  bindings: BindingStore,
): Promise<readonly Diagnostic[]> {
  const all = drafts.flatMap((draft) => Object.entries(draft.files));
  const written = writeFiles(all, files);
  if (written.length > 0) return written;
  for (const { binding, flow } of drafts) {
    const problem = await bindings.write(binding);
    if (problem === undefined) continue;
    for (const [path] of all) files.remove(path);
    return [notRemembered(undefined, flow.name, problem.detail.replace(/\.$/, ""))];
  }
  return [];
}

function writeFiles(all: readonly (readonly [path: string, text: string])[], files: FileSystem): readonly Diagnostic[] {
  for (const [index, [path, text]] of all.entries()) {
    const { reason } = files.write(path, text);
    if (reason === undefined) continue;
    for (const [earlier] of all.slice(0, index)) files.remove(earlier);
    return [unwritableFile(undefined, path, reason)];
  }
  return [];
}

/** Files that would be overwritten, and ways that lead elsewhere than they look. */
export function obstacles(drafts: readonly Draft[], files: FileSystem, root: string): readonly Diagnostic[] {
  const folders = new Set<string>();
  const there = drafts.flatMap((draft) =>
    Object.keys(draft.files).flatMap((path) => {
      for (const folder of foldersBelow(root, path)) folders.add(folder);
      return files.realPath(path).value === undefined ? [] : [fileExists(undefined, path)];
    }),
  );
  const real = files.realPath(root).value ?? root;
  const links = [...folders].filter((folder) => {
    const way = files.realPath(folder).value;
    return way !== undefined && way !== `${real}${folder.slice(root.length)}`;
  });
  return [
    ...there,
    ...links.map((path) => unwritableFile(undefined, path, "it is a link, which flows are not looked for behind")),
  ];
}

/** The folders between the root of the flows and a file. */
function foldersBelow(root: string, path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index).join("/")).filter((folder) => folder.startsWith(`${root}/`));
}
