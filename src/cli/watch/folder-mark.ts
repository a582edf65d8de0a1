import { statSync } from "node:fs";

/** Tells one folder from another in the same place; undefined when there is none. */
export function folderMark(path: string): string | undefined {
  try {
    const facts = statSync(path);
    return facts.isDirectory() ? `${facts.dev} ${facts.ino} ${facts.birthtimeMs}` : undefined;
  } catch {
    return undefined;
  }
}
