import type { FileSystem } from "../source/file-system.ts";

const commitPattern = /^[0-9a-f]{40,64}$/;

/**
 * The commit that is checked out in the project or in a folder above it; empty when there is none. The files of git
 * are read directly, because starting a program would cost more than everything else.
 */
export function gitCommit(files: FileSystem): string {
  const read = (path: string) => {
    const bytes = files.read(path).value;
    return bytes === undefined ? "" : new TextDecoder().decode(bytes).trim();
  };
  const folder = gitFolder(files, read);
  if (folder === undefined) return "";
  const head = read(`${folder}/HEAD`);
  const [, reference] = /^ref: (\S+)$/.exec(head) ?? [];
  const commit = reference === undefined ? head : resolveReference(read, folder, reference);
  return commitPattern.test(commit) ? commit : "";
}

type Read = (path: string) => string;

const farthest = 12;

/** The nearest .git upwards; in a worktree it is a file that names the folder. */
function gitFolder(files: FileSystem, read: Read): string | undefined {
  for (let up = "", level = 0; level < farthest; up += "../", level++) {
    const path = `${up}.git`;
    if (files.list(path).value !== undefined) return path;
    const [, elsewhere] = /^gitdir: (.+)$/.exec(read(path)) ?? [];
    if (elsewhere !== undefined) return elsewhere.startsWith("/") ? elsewhere : `${up}${elsewhere}`;
  }
  return undefined;
}

function resolveReference(read: Read, folder: string, reference: string): string {
  const common = read(`${folder}/commondir`);
  const root = common === "" ? folder : common.startsWith("/") ? common : `${folder}/${common}`;
  const loose = read(`${root}/${reference}`);
  if (loose !== "") return loose;
  const packed = read(`${root}/packed-refs`).split("\n");
  return packed.find((line) => line.endsWith(` ${reference}`))?.split(" ")[0] ?? "";
}
