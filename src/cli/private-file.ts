import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { unwritableFile } from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { exposedSecrets, unreadableSecrets } from "../diagnostic/sign-in.ts";

const largest = 65_536;

/**
 * The text of a file with secrets, undefined when there is none. It must be the owner's alone, and so must be what a
 * link leads to. (Windows has no such bits: there the rights of the folder count.)
 */
export function readPrivateFile(path: string): Outcome<{ readonly text: string | undefined }> {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const stats = fstatSync(file);
    const fault = faultOf(path, stats);
    return fault === undefined ? success({ text: readFileSync(file, "utf8") }) : failure(fault);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return success({ text: undefined });
    return failure(unreadableSecrets(undefined, path, `the system says ${code}`));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function faultOf(path: string, stats: Stats): Diagnostic | undefined {
  if (!stats.isFile()) return unreadableSecrets(undefined, path, "it is no file");
  if (stats.size > largest) return unreadableSecrets(undefined, path, "it is far too large");
  if (process.platform === "win32") return undefined;
  const isOurs = stats.uid === process.getuid?.();
  return isOurs && (stats.mode & 0o077) === 0 ? undefined : exposedSecrets(undefined, path);
}

/** Writes a file that its owner alone can open, whole or not at all; the finding when that was not possible. */
export function writePrivateFile(path: string, text: string): Diagnostic | undefined {
  const draft = `${path}.${process.pid}.draft`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { mode: 0o600, flag: "wx" });
    renameSync(draft, path);
    return undefined;
  } catch (error) {
    rmSync(draft, { force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    return unwritableFile(undefined, path, `the system says ${code}`);
  }
}
