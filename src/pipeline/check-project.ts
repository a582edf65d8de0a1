import type { FlowHead } from "../check/check-project.ts";
import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import type { Values } from "../language/context.ts";
import { findFlows } from "../parse/load.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { createReader, type DocumentFile, type Reader } from "../parse/reader.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { CheckMemory } from "./memory/project-memory.ts";
import type { Project } from "./project.ts";
import { type ProjectColumns, projectColumns } from "./project-columns.ts";
import { textsBeside } from "./texts-beside.ts";

/** A flow file that is right in itself. */
export interface CheckedFlow extends FlowHead {
  /** The document; made anew at each call, for ten thousand of them do not fit into memory. */
  readonly load: () => Values;
}

/** What checking without a target found. `flows` holds all flows when there is no error, else those that are right. */
export interface CheckedProject {
  readonly flows: readonly CheckedFlow[];
  readonly diagnostics: readonly Diagnostic[];
  /** The columns that conditions were judged with. */
  readonly columns: ProjectColumns;
}

/** Reads every flow file and checks YAML, schema and meaning; stops at the first layer with an error. */
export async function checkProject(
  project: Project,
  columns: ProjectColumns = projectColumns(project.files, project.columnsFile),
  memory?: CheckMemory,
): Promise<CheckedProject> {
  const { files } = project;
  const found = findFlows(files, project.flows);
  const reader = memory?.reader ?? readerOf(project);
  const reading = await reader.read(found.value ?? [], "flow");
  const shape = [...found.diagnostics, ...reading.diagnostics];
  const checked = hasErrors(shape)
    ? { flows: [], diagnostics: [] }
    : await checkMeaning(reading.files, reader, { files, columns, memory });
  reader.save();
  const meaning = (await placeDiagnostics(checked.diagnostics, files)).toSorted(byPlace);
  return { flows: checked.flows, diagnostics: [...shape, ...meaning], columns };
}

function readerOf({ files: fileSystem, cacheFolder, startThreads }: Project): Reader {
  return createReader({ fileSystem, cacheFolder, ...(startThreads === undefined ? {} : { startThreads }) });
}

/** By file, then from top to bottom, as people work through them. */
export function byPlace({ range: a }: Diagnostic, { range: b }: Diagnostic): number {
  if (a === undefined || b === undefined) return 0;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/**
 * What was concluded about exactly these files and columns before, when the texts beside them are as they were; else
 * the compiler is loaded.
 */
async function checkMeaning(
  documents: readonly DocumentFile[],
  reader: Reader,
  { files, columns, memory }: CheckWorld,
): Promise<Omit<CheckedProject, "columns">> {
  const name = `meaning${columns.identity}`;
  const known = reader.recall(name, documents) as Conclusion | undefined;
  const texts = textsBeside(files);
  if (known?.texts.every(([file, path, text]) => texts.read(path, { file, pointer: [] }).value === text)) {
    const flows = documents.map((document, index) => checkedFlow(document, known.heads[index]));
    return { flows, diagnostics: [] };
  }
  const read = await columns.load();
  if (read.value === undefined) return { flows: [], diagnostics: read.diagnostics };
  const flows = documents.map((document) => memory?.flowOf(document) ?? checkedFlow(document));
  const { judgeMeaning } = await import("./judge-meaning.ts");
  const around = { text: texts.read, catalogue: read.value, files };
  const diagnostics = await judgeMeaning(flows, around, memory?.judged);
  if (diagnostics.length === 0) {
    const heads = flows.map(({ key, name }) => ({ flow: key, name }));
    reader.conclude(name, documents, { heads, texts: texts.known() });
  }
  return { flows, diagnostics };
}

interface CheckWorld {
  readonly files: FileSystem;
  readonly columns: ProjectColumns;
  readonly memory: CheckMemory | undefined;
}

/** That every file is right: its key and name, and the texts that it was judged with. */
interface Conclusion {
  readonly heads: readonly Values[];
  readonly texts: readonly (readonly [file: string, path: string, text: string])[];
}

/** A document as a flow; its key and name are in its head, which is read from the document when nobody knows it. */
export function checkedFlow({ path, load }: DocumentFile, head = load() as Values | undefined): CheckedFlow {
  return { file: path, key: String(head?.flow), name: String(head?.name), load: () => load() as Values };
}
