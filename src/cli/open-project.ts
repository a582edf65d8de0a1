import { basename, dirname } from "node:path";
import { checkTargets } from "../config/check-targets.ts";
import { type Config, columnsFileOf, configFile, configFrom } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { version } from "../generated/build-facts.js";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { createReader } from "../parse/reader.ts";
import type { Project } from "../pipeline/project.ts";
import type { FileSystem } from "../source/file-system.ts";
import { gitCommit } from "./git-commit.ts";
import { createNodeFileSystem } from "./node-file-system.ts";
import { sha256 } from "./sha256.ts";

const cacheFolder = ".flowform/cache";

/** A project as the commands need it. */
export interface OpenProject {
  /** The folder of flowform.yaml; what else the project keeps is relative to it. */
  readonly root: string;
  readonly config: Config;
  readonly project: Project;
}

/**
 * Opens the project that a folder belongs to: the nearest folder upwards with a flowform.yaml, as with git. Where
 * there is none, the folder itself is a project with the standard settings. Conditions are judged by the columns of
 * the target, where they are kept.
 */
export async function openProject(start: string, target?: string): Promise<Outcome<OpenProject>> {
  const folder = projectRoot(start);
  const files = createNodeFileSystem(folder);
  const config = await readConfig(files, basename(folder));
  if (config.value === undefined) return failure(...config.diagnostics);
  return success({ root: folder, config: config.value, project: projectOf(config.value, { files, folder, target }) });
}

/** The folder of the project that a folder belongs to. */
export function projectRoot(start: string): string {
  return rootOf(start) ?? start;
}

function rootOf(folder: string): string | undefined {
  if (createNodeFileSystem(folder).size(configFile).value !== undefined) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : rootOf(above);
}

async function readConfig(files: FileSystem, folder: string): Promise<Outcome<Config>> {
  const here = files.list(".").value ?? [];
  if (!here.some(({ name }) => name === configFile)) return success(configFrom(undefined, folder));
  // A cache of its own: most runs then need no YAML parser for it, nor the flows' cache before its time.
  const reader = createReader({ fileSystem: files, cacheFolder: `${cacheFolder}/config` });
  const { files: read, diagnostics } = await reader.read([configFile], "config");
  reader.save();
  const [file] = read;
  if (file === undefined) return failure(...diagnostics);
  const config = configFrom(file.load(), folder);
  const unclear = await placeDiagnostics(checkTargets(config), files);
  return unclear.length === 0 ? success(config) : failure(...unclear);
}

interface ProjectPlace {
  readonly files: FileSystem;
  readonly folder: string;
  readonly target: string | undefined;
}

function projectOf(config: Config, { files, folder, target }: ProjectPlace): Project {
  return {
    name: config.project,
    flows: config.flows,
    files,
    cacheFolder,
    columnsFile: columnsFileOf(config, target),
    version,
    get commit() {
      return gitCommit(files);
    },
    hash: sha256,
    startThreads: async () => (await import("./start-check-threads.ts")).startCheckThreads(folder),
  };
}
