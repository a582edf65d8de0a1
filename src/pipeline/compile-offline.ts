import { compileFlow } from "../compile/compile-flow.ts";
import { offlineWorld } from "../compile/context.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import { readText } from "../parse/load.ts";
import type { CheckedFlow } from "./check-project.ts";
import type { Project } from "./project.ts";
import { projectColumns, rightColumns } from "./project-columns.ts";

/** Checked flows as they stand in the files, without a target: their structure is final, ids of records are not. */
export async function compileOffline(
  { files, columnsFile }: Pick<Project, "files" | "columnsFile">,
  all: readonly CheckedFlow[],
  wanted: readonly CheckedFlow[],
): Promise<readonly CompiledFlow[]> {
  const catalogue = await rightColumns(projectColumns(files, columnsFile));
  const world = offlineWorld({
    catalogue,
    flows: new Map(all.map(({ key }) => [key, 1])),
    text: (path, origin) => readText(files, path, origin),
  });
  return wanted.map(({ file, load }) => compileFlow({ file, value: load() }, world).flow);
}
