import type { Diagnostic, Outcome } from "../../diagnostic/diagnostic.ts";
import type { Catalogue } from "../../language/conditions/column.ts";
import { type ColumnCache, columnCache } from "../../live/column-cache.ts";
import { type ListCache, listCache } from "../../live/list-cache.ts";
import type { Connection } from "../../model/http.ts";
import type { FlowPlan } from "../../model/plan.ts";
import type { DocumentFile, Reader } from "../../parse/reader.ts";
import { type CheckedFlow, checkedFlow } from "../check-project.ts";
import type { Project } from "../project.ts";
import { type ProjectColumns, projectColumns } from "../project-columns.ts";
import { createFlowMemory, type FlowMemory } from "./flow-memory.ts";
import { createLiveMemory, type ReadLive } from "./live-memory.ts";
import { createWarmReader } from "./warm-reader.ts";

/** What a check can take over from the one before. */
export interface CheckMemory {
  readonly reader: Reader;
  readonly flowOf: (document: DocumentFile) => CheckedFlow;
  readonly columns: () => ProjectColumns;
  readonly judged: FlowMemory<readonly Diagnostic[]>;
}

/** What came of comparing one flow. */
export type Compared = Outcome<FlowPlan | "unchanged" | "heldBack">;

/** What a plan can take over from the one before: checked files, lists of names, and flows that stay as they were. */
export interface ProjectMemory extends CheckMemory {
  readonly compared: FlowMemory<Compared>;
  readonly lists: ListCache;
  /** The same cache as before for the same columns. */
  readonly ownColumns: typeof columnCache;
  readonly readLive: ReadLive;
}

/**
 * A memory for many plans of one project against one target. The project's files must give the very same bytes as long
 * as nothing has changed. A live flow is read again when its file, or something that its file uses, changes. What was
 * checked before can be handed on to a memory that shall know nothing of the target.
 */
export function createProjectMemory(
  project: Project,
  connection: Connection,
  check: CheckMemory = createCheckMemory(project),
): ProjectMemory {
  return {
    ...check,
    compared: createFlowMemory(({ value }) => value !== undefined),
    lists: listCache(connection),
    ownColumns: rememberedColumns(),
    readLive: createLiveMemory(),
  };
}

function rememberedColumns(): typeof columnCache {
  const caches = new WeakMap<Catalogue, ColumnCache>();
  return (known, target) => {
    const cache = caches.get(known) ?? columnCache(known, target);
    caches.set(known, cache);
    return cache;
  };
}

function createCheckMemory(project: Project): CheckMemory {
  const { files, columnsFile, cacheFolder, startThreads } = project;
  const threads = startThreads === undefined ? {} : { startThreads };
  const flows = new WeakMap<DocumentFile, CheckedFlow>();
  const columns = new WeakMap<Uint8Array, ProjectColumns>();
  return {
    reader: createWarmReader({ fileSystem: files, cacheFolder, ...threads }),
    flowOf: (document) => {
      const flow = flows.get(document) ?? checkedFlow(document);
      flows.set(document, flow);
      return flow;
    },
    columns: () => {
      const bytes = columnsFile === undefined ? undefined : files.read(columnsFile.path).value;
      if (bytes === undefined) return projectColumns(files, undefined);
      const known = columns.get(bytes) ?? loadedOnce(projectColumns(files, columnsFile));
      columns.set(bytes, known);
      return known;
    },
    judged: createFlowMemory(() => true),
  };
}

function loadedOnce({ identity, load }: ProjectColumns): ProjectColumns {
  let loaded: ReturnType<typeof load> | undefined;
  return {
    identity,
    load: () => {
      loaded ??= load();
      return loaded;
    },
  };
}
