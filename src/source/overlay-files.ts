import type { FileResult, FileSystem, FolderEntry } from "./file-system.ts";

/**
 * The files with others laid over them that are not written yet; whatever is written stays in memory. What is asked
 * of it is answered as if the new files were there. Paths of new files are plain ways down from the root.
 */
export function overlayFiles(under: FileSystem, added: Readonly<Record<string, string>>): FileSystem {
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  const entries = new Map<string, Map<string, FolderEntry>>();
  const put = (path: string, bytes: Uint8Array) => {
    files.set(path, bytes);
    addEntries(entries, path);
  };
  for (const [path, text] of Object.entries(added)) put(path, encoder.encode(text));
  const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? encoder.encode(content) : content);
  const found = <Value>(path: string, answer: (bytes: Uint8Array) => Value, below: () => FileResult<Value>) => {
    const bytes = files.get(path);
    return bytes === undefined ? below() : { value: answer(bytes) };
  };
  return {
    read: (path) =>
      found(
        path,
        (bytes) => bytes,
        () => under.read(path),
      ),
    size: (path) =>
      found(
        path,
        (bytes) => bytes.byteLength,
        () => under.size(path),
      ),
    realPath: (path) =>
      found(
        path,
        () => path,
        () => under.realPath(path),
      ),
    list: (folder) => listed(under.list(folder), entries.get(folder === "." ? "" : folder)),
    write: (path, content) => {
      put(path, bytesOf(content));
      return { value: true };
    },
    append: (path, content) => {
      const before = files.get(path) ?? under.read(path).value ?? new Uint8Array();
      put(path, new Uint8Array([...before, ...bytesOf(content)]));
      return { value: true };
    },
    remove: () => ({ value: undefined, reason: "it is not written yet" }),
  };
}

/** Notes a file, and every folder on the way to it, in the folder around each. */
function addEntries(entries: Map<string, Map<string, FolderEntry>>, path: string): void {
  const parts = path.split("/");
  for (const [index, name] of parts.entries()) {
    const folder = parts.slice(0, index).join("/");
    const inside = entries.get(folder) ?? new Map<string, FolderEntry>();
    inside.set(name, { name, kind: index === parts.length - 1 ? "file" : "folder" });
    entries.set(folder, inside);
  }
}

function listed(
  below: FileResult<readonly FolderEntry[]>,
  added: ReadonlyMap<string, FolderEntry> | undefined,
): FileResult<readonly FolderEntry[]> {
  if (added === undefined) return below;
  const others = (below.value ?? []).filter(({ name }) => !added.has(name));
  return { value: [...others, ...added.values()] };
}
