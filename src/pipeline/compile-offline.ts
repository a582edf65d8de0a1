import { compileFlow } from "../compile/compile-flow.ts";
import { offlineWorld } from "../compile/context.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import { readText } from "../parse/load.ts";
import type { CheckedFlow } from "./check-project.ts";
import type { Project } from "./project.ts";

/** Checked flows as they stand in the files, without a target: their structure is final, ids of records are not. */
export function compileOffline(
  { files }: Pick<Project, "files">,
  all: readonly CheckedFlow[],
  wanted: readonly CheckedFlow[],
): readonly CompiledFlow[] {
  const world = offlineWorld({
    flows: new Map(all.map(({ key }) => [key, 1])),
    text: (path, origin) => readText(files, path, origin),
  });
  return wanted.map(({ file, load }) => compileFlow({ file, value: load() }, world).flow);
}
