import { relative, resolve, sep } from "node:path";
import { configFile, sandboxName } from "../../config/config.ts";
import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import { failure } from "../../diagnostic/outcome.ts";
import type { Plan } from "../../model/plan.ts";
import { createProjectMemory, type ProjectMemory } from "../../pipeline/memory/project-memory.ts";
import { planProject } from "../../pipeline/plan-project.ts";
import type { Project } from "../../pipeline/project.ts";
import type { FileSystem } from "../../source/file-system.ts";
import { type SteadyFiles, steadyFiles } from "../../source/steady-files.ts";
import type { Io } from "../io.ts";
import { nodeStamps } from "../node-file-system.ts";
import { type OpenProject, openProject, projectRoot } from "../open-project.ts";
import { type OpenTarget, openTarget, type TargetChoice } from "../open-target.ts";
import { createProgress } from "../progress.ts";
import { fileStamp } from "./file-stamp.ts";
import { folderMark } from "./folder-mark.ts";

/** Plans again and again: what has not changed is taken over from the plan before. */
export interface PlanSession {
  readonly plan: () => Promise<Outcome<Plan>>;
  /** From now on nothing that the target said before counts. */
  readonly forgetTarget: () => void;
  /** Whether what the target said is so old that it should be asked again. */
  readonly isOld: () => boolean;
  /** Whether a plan has read a file, or would have, by its path from the project's root. */
  readonly wasAsked: (path: string) => boolean;
  /** The stamps that files had when a plan last read them, by their paths from the root. */
  readonly stampsWhenRead: ReadonlyMap<string, string>;
  /** The file of the built-in sandbox, if that is the target, and that of the columns, by their paths from the root. */
  readonly hidden: () => { readonly store?: string; readonly columns?: string };
  readonly close: () => Promise<void>;
}

interface Opened extends OpenTarget {
  readonly facts: string;
  readonly store: string | undefined;
  readonly project: Project & { readonly files: SteadyFiles };
  readonly memory: ProjectMemory;
  /** When everything was asked of the target. */
  readonly asked: number;
}

/** After so many milliseconds, what people did in SuperOffice meanwhile is worth a look. */
const longestTrust = 5 * 60_000;

/** Opens nothing yet: a plan opens the project and its target, and does so again when flowform.yaml says something else. */
export function openSession(choice: TargetChoice, io: Io): PlanSession {
  let opened: Opened | undefined;
  const stamps = new Map<string, string>();
  const stampOfConfig = () => fileStamp(resolve(projectRoot(io.cwd), configFile));
  const openStamped = async (): Promise<Outcome<OpenProject>> => {
    const before = stampOfConfig();
    const found = await openProject(io.cwd, choice.flags.target ?? sandboxName);
    // Saved meanwhile: either of the two may have been read.
    if (stampOfConfig() !== before) return openStamped();
    stamps.set(configFile, before);
    return found;
  };
  const close = async () => {
    const leaving = opened;
    opened = undefined;
    await leaving?.close();
  };
  const plan = async (): Promise<Outcome<Plan>> => {
    const found = await openStamped();
    if (found.value === undefined) return failure(...found.diagnostics);
    if (opened !== undefined && opened.facts !== factsOf(found.value)) await close();
    const there =
      opened === undefined ? await open(found.value, { choice, io, stamps }) : { value: opened, diagnostics: [] };
    if (there.value === undefined) return failure(...there.diagnostics);
    opened = there.value;
    const planned = await planOnce(opened, io);
    // A target that cannot be reached is entered anew, with whatever sign-in there is by then.
    if (planned.diagnostics.some(isAboutTarget)) await close();
    return planned;
  };
  return {
    plan,
    close,
    forgetTarget: () => {
      if (opened !== undefined) opened = remembering(opened, io);
    },
    isOld: () => opened !== undefined && io.clock.now() - opened.asked > longestTrust,
    wasAsked: (path) => opened?.project.files.wasAsked(path) ?? false,
    stampsWhenRead: stamps,
    hidden: () => {
      if (opened === undefined) return {};
      const { store, project } = opened;
      const columns = project.columnsFile === undefined ? {} : { columns: project.columnsFile.path };
      return { ...columns, ...(store === undefined ? {} : { store }) };
    },
  };
}

const factsOf = ({ root, config }: OpenProject) => JSON.stringify([root, config]);

/** No file is to blame. */
const isAboutTarget = ({ severity, origin, range }: Diagnostic) =>
  severity === "error" && origin === undefined && range === undefined;

interface Opening {
  readonly choice: TargetChoice;
  readonly io: Io;
  /** Where the stamps of files go as they are read. */
  readonly stamps: Map<string, string>;
}

async function open(found: OpenProject, { choice, io, stamps }: Opening): Promise<Outcome<Opened>> {
  const { root, config, project } = found;
  const there = await openTarget(config, choice, { ...io, cwd: root });
  if (there.value === undefined) return there;
  const { target, close } = there.value;
  const steady = steadyFiles(withinRoot(project.files, root), nodeStamps(root, io.clock.now));
  const read: SteadyFiles["read"] = (path) => {
    // Before reading: what is written afterwards has another stamp.
    stamps.set(path, fileStamp(resolve(root, path)));
    return steady.read(path);
  };
  const store = target.url === "" ? pathFrom(root, config.sandbox.store) : undefined;
  const place = { facts: factsOf(found), store, project: withFiles(project, { ...steady, read }), target, close };
  return { value: remembering(place, io), diagnostics: there.diagnostics };
}

/** A cache that is written late must not make a folder again that somebody has taken away. */
function withinRoot(files: FileSystem, root: string): FileSystem {
  const gone = { value: undefined, reason: "the folder of the project is gone" };
  return {
    ...files,
    write: (path, content) => (folderMark(root) === undefined ? gone : files.write(path, content)),
  };
}

function pathFrom(root: string, path: string): string {
  return relative(root, resolve(root, path)).split(sep).join("/");
}

/** The commit is looked up at each plan, for it changes while somebody works. */
function withFiles(project: Project, files: SteadyFiles): Opened["project"] {
  return {
    ...project,
    files,
    get commit() {
      return project.commit;
    },
  };
}

/** What was checked stays; what came from the target is forgotten. */
function remembering(place: Omit<Opened, "memory" | "asked"> & { readonly memory?: ProjectMemory }, io: Io): Opened {
  const memory = createProjectMemory(place.project, place.target.connection, place.memory);
  return { ...place, memory, asked: io.clock.now() };
}

async function planOnce({ project, target, memory }: Opened, io: Io): Promise<Outcome<Plan>> {
  const progress = createProgress(io, "flows planned");
  try {
    return await planProject(project, target, { onProgress: progress.update, memory });
  } finally {
    progress.end();
  }
}
