import type { Outcome } from "../diagnostic/diagnostic.ts";
import type { FileSystem } from "../source/file-system.ts";
import { checkFile } from "./check-file.ts";
import type { CheckedFile } from "./checked-file.ts";
import { cacheKey } from "./content-hash.ts";
import { decode, readBytes } from "./load.ts";
import type { ParsedDocument } from "./parsed-document.ts";
import { type ShapeName, shapes } from "./shape.ts";

/** Reads and checks files; the values come as JSON, so that they can be kept and handed to another thread. */
export async function checkPaths(
  fileSystem: FileSystem,
  paths: readonly string[],
  shape: ShapeName,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const path of paths) checked.push(await checkPath(fileSystem, path, shape));
  return checked;
}

async function checkPath(fileSystem: FileSystem, path: string, shape: ShapeName): Promise<CheckedFile> {
  const { value: bytes, diagnostics } = readBytes(fileSystem, path);
  if (bytes === undefined) return { path, diagnostics };
  const outcome = await checkBytes(bytes, path, shape);
  if (outcome.value === undefined) return { path, diagnostics: outcome.diagnostics };
  const { value } = outcome.value;
  return { path, kept: { key: cacheKey(shape, bytes), json: JSON.stringify(value) }, diagnostics };
}

async function checkBytes(bytes: Uint8Array, path: string, shape: ShapeName): Promise<Outcome<ParsedDocument>> {
  const { value: text, diagnostics } = decode(bytes, path);
  return text === undefined ? { value: undefined, diagnostics } : checkFile({ path, text }, shapes[shape]);
}
