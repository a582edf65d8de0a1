import type { TextBeside } from "../decompile/names.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { textTaken } from "../diagnostic/pull.ts";
import type { FileChange } from "../model/pull.ts";
import { decode, readBytes, resolveBeside } from "../parse/load.ts";
import type { FileSystem } from "../source/file-system.ts";
import { present } from "../util/invariant.ts";
import { isObject } from "../util/json.ts";

/** A file's text, and the byte order mark before it if it has one. */
export function readWhole(files: FileSystem, path: string): Outcome<{ readonly text: string; readonly mark: string }> {
  const bytes = readBytes(files, path);
  if (bytes.value === undefined) return failure(...bytes.diagnostics);
  const text = decode(bytes.value, path);
  if (text.value === undefined) return failure(...text.diagnostics);
  const [a, b, c] = bytes.value;
  return success({ text: text.value, mark: a === 0xef && b === 0xbb && c === 0xbf ? "\uFEFF" : "" });
}

/** The paths of the text files that a flow names, relative to the project. */
export function textFilesOf(flowFile: string, value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap((child) => textFilesOf(flowFile, child));
  const own = isObject(value) && typeof value.file === "string" ? resolveBeside(flowFile, value.file) : undefined;
  return own === undefined ? inner : [own, ...inner];
}

/** The files of long texts with what they shall hold. A text that is new gets a file that is new. */
export function pullTexts(
  flow: { readonly file: string; readonly value: unknown },
  texts: readonly TextBeside[],
  files: FileSystem,
): Outcome<readonly FileChange[]> {
  const named = textFilesOf(flow.file, flow.value);
  const changes: FileChange[] = [];
  for (const { path: name, text } of texts) {
    const path = present(resolveBeside(flow.file, name), "the path of a text that was read before");
    const there = files.size(path).value === undefined ? undefined : readWhole(files, path);
    if (there !== undefined && there.value === undefined) return failure(...there.diagnostics);
    if (there !== undefined && there.value.text !== text && !named.includes(path))
      return failure(textTaken({ file: flow.file, pointer: [] }, path, "is there already and holds something else"));
    const real = files.realPath(path).value ?? path;
    const before = there === undefined ? null : there.value.mark + there.value.text;
    changes.push({ path: real, before, after: (there?.value.mark ?? "") + text });
  }
  return success(changes);
}
