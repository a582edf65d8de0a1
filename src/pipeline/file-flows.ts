import { compileFlow } from "../compile/compile-flow.ts";
import type { World } from "../compile/context.ts";
import { flowPath } from "../diff/flow-path.ts";
import { match } from "../diff/match.ts";
import { standIns } from "../lint/stand-ins.ts";
import type { FlowPath } from "../model/flow-path.ts";
import { readText } from "../parse/load.ts";
import type { CheckedFlow } from "./check-project.ts";
import type { Project } from "./project.ts";
import { projectColumns, rightColumns } from "./project-columns.ts";

/** A flow as the file alone tells it. */
export interface FileFlow {
  readonly key: string;
  readonly file: string;
  readonly name: string;
  readonly path: FlowPath;
}

/** The ways through flows as they stand in the files, and the names in them: no target is asked. */
export async function fileFlows(
  { files, columnsFile }: Pick<Project, "files" | "columnsFile">,
  all: readonly CheckedFlow[],
  wanted: readonly CheckedFlow[],
): Promise<{ readonly flows: readonly FileFlow[]; readonly nameOf: (list: string, id: number) => string | undefined }> {
  const records = standIns();
  const world: World = {
    catalogue: await rightColumns(projectColumns(files, columnsFile)),
    flows: new Map(all.map(({ key }, index) => [key, -1 - index])),
    text: (path, origin) => readText(files, path, origin),
    records,
  };
  const flows = wanted.map(({ key, file, load }) => {
    const { flow } = compileFlow({ file, value: load() }, world);
    return { key, file, name: flow.carrier.Name, path: flowPath(match(flow, undefined, {}), {}) };
  });
  return { flows, nameOf: (list, id) => records({ list, additional: "" }).nameOf(id) };
}
