import type { Lookup } from "../diagnostic/frame.ts";
import type { FileSystem } from "../source/file-system.ts";
import { rangeBetween, type SourceFile } from "../source/source-file.ts";
import { decode, readBytes } from "./load.ts";
import { locate, type ParsedDocument } from "./parsed-document.ts";
import { parseYaml } from "./yaml.ts";

interface Source {
  readonly file: SourceFile;
  readonly document: ParsedDocument | undefined;
}

/**
 * Finds the places of origins by reading their files again: findings are few and positions large. A file that has
 * become unreadable has no places, one that is no longer YAML only its beginning.
 */
export function createLookup(fileSystem: FileSystem): Lookup {
  const sources = new Map<string, Source | undefined>();
  return (origin) => {
    if (!sources.has(origin.file)) sources.set(origin.file, readSource(fileSystem, origin.file));
    const source = sources.get(origin.file);
    if (source === undefined) return undefined;
    const { file, document } = source;
    return { file, range: document === undefined ? rangeBetween(file, 0, 0) : locate(document, file, origin) };
  };
}

function readSource(fileSystem: FileSystem, path: string): Source | undefined {
  const { value: bytes } = readBytes(fileSystem, path);
  const text = bytes === undefined ? undefined : decode(bytes, path).value;
  if (text === undefined) return undefined;
  const file = { path, text };
  return { file, document: parseYaml(file).value };
}
