import { lstatSync, type Stats } from "node:fs";

/** Tells one state of a file from another, but for two within one tick of the system's clock; a link is not followed. */
export function fileStamp(path: string): string {
  const { ino, size, mtimeMs, ctimeMs } = fileFacts(path) ?? {};
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** What the system knows about a file, unless it is gone or cannot be looked at. */
export function fileFacts(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
