import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateProject } from "./generate.mjs";

/** Folders with generated projects, all below one that `remove` deletes. */
export function openProjects() {
  const root = mkdtempSync(join(tmpdir(), "flowform-bench-"));
  let made = 0;
  return {
    make: (count, url) => {
      const folder = join(root, `${count}-${made++}`);
      generateProject(folder, count, url);
      return folder;
    },
    /** A path for a file that does not exist yet. */
    path: (name) => join(root, `${made++}-${name}`),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
