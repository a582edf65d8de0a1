import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Where a store keeps its log. */
export interface StoreFile {
  /** The whole text; empty when there is no file yet. */
  read(): string;
  /** Adds text at the end, in one write. */
  append(text: string): void;
  /** Puts another text in the place of the whole file, so that nobody ever sees half of it. */
  replace(text: string): void;
}

/** A store's log in a file of this machine; its folder is made when it is missing. */
export function nodeStoreFile(path: string): StoreFile {
  mkdirSync(dirname(path), { recursive: true });
  return {
    read: () => (existsSync(path) ? readFileSync(path, "utf8") : ""),
    append: (text) => appendFileSync(path, text),
    replace: (text) => {
      writeFileSync(`${path}.${process.pid}.draft`, text);
      renameSync(`${path}.${process.pid}.draft`, path);
    },
  };
}
