import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import {
  fileTooLarge,
  firstFlow,
  linkedFolder,
  noFlows,
  notUtf8,
  textFileKind,
  textFileOutside,
  unreadableFile,
} from "../diagnostic/files.ts";
import type { FileSystem, FolderEntry } from "../source/file-system.ts";
import type { Origin } from "../source/origin.ts";

/** A flow file, and a text file beside it, has at most 1 MiB (reliability-and-review.md A5, A7). */
const sizeLimit = 2 ** 20;
const flowName = /\.flow\.ya?ml$/;
const textName = /\.(?:txt|md|html)$/i;

/** The paths of all flow files below a folder, sorted, so that every run reads them in the same order. */
export function findFlows(fileSystem: FileSystem, folder: string): Outcome<readonly string[]> {
  const paths: string[] = [];
  const diagnostics = collect(fileSystem, folder, paths);
  if (paths.length > 0) return { value: paths.sort(), diagnostics };
  const { reason } = fileSystem.list(folder);
  if (reason !== undefined) return { value: [], diagnostics: [unreadableFile(undefined, folder, reason, firstFlow)] };
  return { value: [], diagnostics: diagnostics.length === 0 ? [noFlows(undefined, folder)] : diagnostics };
}

function collect(fileSystem: FileSystem, folder: string, paths: string[]): readonly Diagnostic[] {
  const { value: entries, reason } = fileSystem.list(folder);
  if (entries === undefined) return [unreadableFile(undefined, folder, reason)];
  return entries.flatMap((entry) => {
    const path = folder === "." || folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.kind === "folder" && isProjectFolder(entry.name)) return collect(fileSystem, path, paths);
    if (flowName.test(entry.name)) return collectFile(fileSystem, path, { entry, paths });
    return entry.kind === "link" ? judgeLink(fileSystem, path) : [];
  });
}

function isProjectFolder(name: string): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}

/** A folder that became a link would look as if its flows had left git. */
function judgeLink(fileSystem: FileSystem, path: string): readonly Diagnostic[] {
  const { value: target } = fileSystem.realPath(path);
  const entries = target === undefined ? [] : (fileSystem.list(target).value ?? []);
  return entries.some(({ name, kind }) => kind !== "folder" && flowName.test(name))
    ? [linkedFolder(undefined, path)]
    : [];
}

interface Found {
  readonly entry: FolderEntry;
  readonly paths: string[];
}

/** Links to files inside the project count as files; links to folders are not followed. */
function collectFile(fileSystem: FileSystem, path: string, { entry, paths }: Found): readonly Diagnostic[] {
  if (entry.kind === "folder") return [];
  if (entry.kind === "link") {
    const { value: target, reason } = fileSystem.realPath(path);
    if (target === undefined) return [unreadableFile(undefined, path, reason)];
    if (isOutside(target)) return [textFileOutside(undefined, path)];
  }
  paths.push(path);
  return [];
}

/** The bytes of a file that is small enough to be read. */
export function readBytes(fileSystem: FileSystem, path: string, origin?: Origin): Outcome<Uint8Array> {
  const { value: size, reason } = fileSystem.size(path);
  if (size === undefined) return failed(unreadableFile(origin, path, reason));
  if (size > sizeLimit) return failed(fileTooLarge(origin ?? { file: path, pointer: [] }, size, sizeLimit));
  const read = fileSystem.read(path);
  if (read.value === undefined) return failed(unreadableFile(origin, path, read.reason));
  return { value: read.value, diagnostics: [] };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The bytes as text; a byte order mark is dropped. */
export function decode(bytes: Uint8Array, path: string, origin?: Origin): Outcome<string> {
  try {
    return { value: decoder.decode(bytes), diagnostics: [] };
  } catch {
    return failed(notUtf8(origin ?? { file: path, pointer: [] }));
  }
}

/**
 * The text of a file that a flow names, relative to the flow. It stays inside the project whatever links do, because
 * what it holds is shown in plans that others read (reliability-and-review.md A7).
 */
export function readText(fileSystem: FileSystem, name: string, origin: Origin): Outcome<string> {
  const path = resolveBeside(origin.file, name);
  if (path === undefined) return failed(textFileOutside(origin, name));
  if (!textName.test(path)) return failed(textFileKind(origin, name));
  const { value: real, reason } = fileSystem.realPath(path);
  if (real === undefined) return failed(unreadableFile(origin, path, reason));
  if (isOutside(real)) return failed(textFileOutside(origin, name));
  if (!textName.test(real)) return failed(textFileKind(origin, name));
  const { value: bytes, diagnostics } = readBytes(fileSystem, real, origin);
  return bytes === undefined ? { value: undefined, diagnostics } : decode(bytes, path, origin);
}

/** What Windows reads as a drive, stream, share or device, or quietly drops from the end of a name; and what hides. */
const oddPath = /[\\:\p{Cc}\p{Cf}]|^[/~]|^$/u;
const oddPart = /^(?!\.\.?$).*[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The path of a name written in a file; undefined unless it is a plain way down, or up within the project. */
export function resolveBeside(file: string, name: string): string | undefined {
  const steps = name.split("/");
  if (oddPath.test(name) || steps.some((step) => oddPart.test(step))) return undefined;
  const parts = file.split("/").slice(0, -1);
  for (const step of steps) {
    if (step === ".." && parts.pop() === undefined) return undefined;
    if (step !== ".." && step !== "." && step !== "") parts.push(step);
  }
  return parts.join("/");
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../") || path.startsWith("/") || /^[a-z]:/i.test(path);
}

function failed(diagnostic: Diagnostic): { readonly value: undefined; readonly diagnostics: readonly Diagnostic[] } {
  return { value: undefined, diagnostics: [diagnostic] };
}
