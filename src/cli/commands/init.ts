import { basename } from "node:path";
import { configFrom } from "../../config/config.ts";
import { fileExists, unwritableFile } from "../../diagnostic/files.ts";
import { inlineYaml } from "../../parse/inline-yaml.ts";
import type { FileSystem } from "../../source/file-system.ts";
import { defineCommand, formatFlag } from "../command.ts";
import { firstConfig, firstFlow, ignoredFolders } from "../first-files.ts";
import { createNodeFileSystem } from "../node-file-system.ts";

export const command = defineCommand({
  summary: "write flowform.yaml and a first flow into this folder",
  usage: "",
  examples: [["flowform init", "then: flowform plan"]],
  flags: { format: formatFlag },
  positionals: 0,
  async run({ io }) {
    const files = createNodeFileSystem(io.cwd);
    const { project } = configFrom(undefined, basename(io.cwd));
    const wanted = { "flowform.yaml": firstConfig(inlineYaml(project)), "flows/welcome.flow.yaml": firstFlow };
    const there = ["flows", ...Object.keys(wanted)].filter((path) => isInTheWay(files, path));
    if (there.length > 0) return { diagnostics: there.map((path) => fileExists(undefined, path)) };
    for (const [path, content] of Object.entries({ ...wanted, ...ignoring(files) })) {
      const { reason } = files.write(path, content);
      if (reason !== undefined) return { diagnostics: [unwritableFile(undefined, path, reason)] };
    }
    const written = Object.keys(wanted);
    return {
      diagnostics: [],
      data: { format_version: "1.0", written },
      text: () => `${written.map((path) => `wrote ${path}\n`).join("")}Next: flowform plan\n`,
    };
  },
});

/** What Flowform writes for itself is not for git; each line is added once. */
function ignoring(files: FileSystem): Readonly<Record<string, string>> {
  const bytes = files.read(".gitignore").value;
  const text = bytes === undefined ? "" : new TextDecoder().decode(bytes);
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, "")));
  const missing = ignoredFolders.filter((folder) => !there.has(folder));
  if (missing.length === 0) return {};
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  return { ".gitignore": `${text}${gap}${missing.map((folder) => `${folder}/\n`).join("")}` };
}

/** A file that would be overwritten, or a file where the folder belongs. */
function isInTheWay(files: FileSystem, path: string): boolean {
  return path === "flows" ? files.size(path).value !== undefined : files.realPath(path).value !== undefined;
}
