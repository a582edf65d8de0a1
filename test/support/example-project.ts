import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Project } from "../../src/pipeline/project.ts";
import { memoryFiles } from "../parse/memory-files.ts";

const folder = new URL("../../flows/", import.meta.url);

/** The project of this repository, its files in memory. */
export function exampleProject(): Project {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(yaml|txt|md)$/.test(path),
  );
  const files = memoryFiles(
    Object.fromEntries(paths.map((path) => [`flows/${path}`, readFileSync(new URL(path, folder))])),
  );
  return {
    name: "example-marketing",
    flows: "flows",
    files,
    cacheFolder: ".flowform/cache",
    version: "0.0.0",
    commit: "",
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
}
