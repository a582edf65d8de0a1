import { randomBytes } from "node:crypto";
import { relative, resolve, sep } from "node:path";
import { type CiContext, ciContext } from "../../ci/context.ts";
import { quoted } from "../../ci/outputs/annotations.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import { unwritableFile } from "../../diagnostic/files.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { diagnosticsText } from "../../report/diagnostic-text.ts";
import { plainPalette } from "../../report/palette.ts";
import type { FileSystem } from "../../source/file-system.ts";
import type { Io } from "../io.ts";
import { createNodeFileSystem } from "../node-file-system.ts";

/** What the command line says to every `flowform ci`. */
export interface CiFlags {
  readonly target: string | undefined;
  readonly parallelism: string | undefined;
  readonly out: string | undefined;
  readonly digest: string | undefined;
  readonly planning: boolean;
  readonly "no-pause": boolean;
  readonly "cancel-people": string | undefined;
  readonly "take-over": boolean;
}

/** One run in CI: where it stands, and where its files go. */
export interface Ci {
  readonly context: CiContext;
  readonly flags: CiFlags;
  /** Everything is said on standard output: the host reads commands out of what a job prints, and these go around it. */
  readonly io: Io;
  /** The folder of reports. */
  readonly folder: string;
  readonly files: FileSystem;
}

export const standardFolder = "flowform-report";

/** Finds out where we are; refuses events on which nothing may be done. */
export function openCi(flags: CiFlags, io: Io): Outcome<Ci> {
  const machine = createNodeFileSystem("/");
  const { value: context, diagnostics } = ciContext(io.env, (path) => textOf(machine, path));
  if (context === undefined) return failure(...diagnostics);
  const folder = flags.out ?? standardFolder;
  const all: Io = { ...io, err: io.out };
  return success({ context, flags, io: all, folder, files: createNodeFileSystem(resolve(io.cwd, folder)) });
}

/** The text of a file, or undefined. */
export function textOf(files: FileSystem, path: string): string | undefined {
  const bytes = path === "" ? undefined : files.read(path).value;
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** Writes the files of the report; the findings are about those that could not be written. */
export function writeReports({ files, folder }: Ci, texts: Readonly<Record<string, string>>): readonly Diagnostic[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const { reason } = files.write(name, text);
    return reason === undefined ? [] : [unwritableFile(undefined, `${folder}/${name}`, reason)];
  });
}

/** Adds to a file that the host names in a variable, such as the summary of a job; nothing where it names none. */
export function appendTo({ io }: Ci, variable: string, text: string): readonly Diagnostic[] {
  const path = io.env[variable] ?? "";
  if (path === "") return [];
  const { reason } = createNodeFileSystem("/").append(path, text);
  return reason === undefined ? [] : [unwritableFile(undefined, variable, reason)];
}

/** Prints text in which somebody may have hidden commands for the host. */
export function say({ context, io }: Ci, text: string): void {
  io.out(context.host === "github" ? quoted(text, randomBytes(16).toString("hex")) : text);
}

/** Prints findings. */
export function sayFindings(ci: Ci, diagnostics: readonly Diagnostic[]): void {
  const text = diagnosticsText(diagnostics, plainPalette);
  if (text !== "") say(ci, text);
}

/** The path of a project's file from the root of the repository, as hosts want it. */
export function repositoryPath(ci: Ci, root: string): (file: string) => string {
  const folder = projectFolder(ci, root);
  return folder === "." ? (file) => file : (file) => `${folder}/${file}`;
}

/** Where the project is in the repository; "." for its root, and where nobody says which repository it is. */
export function projectFolder({ io }: Ci, root: string): string {
  const workspace = io.env.GITHUB_WORKSPACE ?? io.env.CI_PROJECT_DIR ?? root;
  const folder = relative(workspace, root).split(sep).join("/");
  return folder === "" || folder.startsWith("..") ? "." : folder;
}

/** Findings with their files named so. */
export function fromRepository(
  diagnostics: readonly Diagnostic[],
  path: (file: string) => string,
): readonly Diagnostic[] {
  return diagnostics.map((found) =>
    found.range === undefined ? found : { ...found, range: { ...found.range, file: path(found.range.file) } },
  );
}
