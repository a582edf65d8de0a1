import { checkFlow } from "../check/check-flow.ts";
import { checkProject as checkAcross, type FlowHead } from "../check/check-project.ts";
import { compileFlow } from "../compile/compile-flow.ts";
import { offlineWorld } from "../compile/context.ts";
import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import { locateDiagnostics } from "../diagnostic/frame.ts";
import type { Values } from "../language/context.ts";
import { findFlows, readText } from "../parse/load.ts";
import { createLookup } from "../parse/lookup.ts";
import { createReader, type DocumentFile } from "../parse/reader.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { Project } from "./project.ts";

/** A flow file that is right in itself. */
export interface CheckedFlow extends FlowHead {
  /** The document; made anew at each call, for ten thousand of them do not fit into memory. */
  readonly load: () => Values;
}

/** What checking without a target found. `flows` holds all flows when there is no error, else those that are right. */
export interface CheckedProject {
  readonly flows: readonly CheckedFlow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every flow file and checks YAML, schema and meaning; stops at the first layer with an error. */
export async function checkProject(project: Project): Promise<CheckedProject> {
  const { files } = project;
  const found = findFlows(files, project.flows);
  const reader = createReader({
    fileSystem: files,
    cacheFolder: project.cacheFolder,
    ...(project.startThreads === undefined ? {} : { startThreads: project.startThreads }),
  });
  const reading = await reader.read(found.value ?? [], "flow");
  reader.save();
  const flows = reading.files.map(headOf);
  const shape = [...found.diagnostics, ...reading.diagnostics];
  if (hasErrors(shape)) return { flows, diagnostics: shape };
  const meaning = checkMeaning(flows, files);
  return { flows, diagnostics: [...shape, ...locateDiagnostics(meaning, createLookup(files))] };
}

function headOf({ path, load }: DocumentFile): CheckedFlow {
  const loadValues = () => load() as Values;
  const { flow, name } = loadValues();
  return { file: path, key: String(flow), name: String(name), load: loadValues };
}

function checkMeaning(flows: readonly CheckedFlow[], files: FileSystem): readonly Diagnostic[] {
  const world = offlineWorld({
    flows: new Map(flows.map(({ key }) => [key, 1])),
    text: (path, origin) => readText(files, path, origin),
  });
  const own = flows.flatMap(({ file, load }) => {
    const document = { file, value: load() };
    const { flow, diagnostics } = compileFlow(document, world);
    return [...diagnostics, ...checkFlow(flow, document.value)];
  });
  return [...checkAcross(flows), ...own];
}
