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

/** Files that would be overwritten, and folders that are links: flows are not looked for behind those. */
export function obstacles(drafts: readonly Draft[], files: FileSystem, root: string): readonly Diagnostic[] {
  const paths = drafts.flatMap((draft) => Object.keys(draft.files));
  const there = paths.filter((path) => files.realPath(path).value !== undefined);
  const folders = new Set(paths.flatMap((path) => foldersBelow(root, path)));
  const links = [...folders].filter((folder) => isLink(folder, files));
  return [
    ...there.map((path) => fileExists(undefined, path)),
    ...links.map((folder) =>
      unwritableFile(undefined, folder, "it is a link, and flows are not looked for behind links"),
    ),
  ];
}

/** The folders between the root of the flows and a file. */
function foldersBelow(root: string, path: string): readonly string[] {
  const parts = path.split("/");
  const above = root === "." ? 0 : root.split("/").length;
  return parts.flatMap((_, index) => (index > above ? [parts.slice(0, index).join("/")] : []));
}

function isLink(folder: string, files: FileSystem): boolean {
  const slash = folder.lastIndexOf("/");
  const around = files.list(slash === -1 ? "." : folder.slice(0, slash)).value ?? [];
  return around.some(({ name, kind }) => name === folder.slice(slash + 1) && kind === "link");
}
