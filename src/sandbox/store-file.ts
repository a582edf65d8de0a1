import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Where a store keeps its log. */
export interface StoreFile {
  /** The text from a byte on; empty when there is no file yet. */
  read(from: number): string;
  /** How many bytes it has; 0 when there is no file yet. */
  size(): number;
  /** Adds text at the end, in one write. */
  append(text: string): void;
  /** Puts another text in the place of the whole file, so that nobody ever sees half of it. */
  replace(text: string): void;
}

/** A store's log in a file of this machine; its folder is made with the first write. */
export function nodeStoreFile(path: string): StoreFile {
  const makeFolder = () => mkdirSync(dirname(path), { recursive: true });
  return {
    read: (from) => (existsSync(path) ? readFileSync(path).subarray(from).toString("utf8") : ""),
    size: () => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    append: (text) => {
      makeFolder();
      appendFileSync(path, text);
    },
    replace: (text) => {
      makeFolder();
      writeFileSync(`${path}.${process.pid}.draft`, text);
      renameSync(`${path}.${process.pid}.draft`, path);
    },
  };
}
