import { compileFlow } from "../compile/compile-flow.ts";
import type { World } from "../compile/context.ts";
import type { Catalogue } from "../language/conditions/column.ts";
import { type FlowSummary, summaryOf } from "../lint/flow-summary.ts";
import type { LintFlow } from "../lint/rule.ts";
import { standIns } from "../lint/stand-ins.ts";
import type { FileSystem } from "../source/file-system.ts";
import type { CheckedFlow } from "./check-project.ts";
import { textsBeside } from "./texts-beside.ts";

/** Compiles checked flows for lint: without a target, but so that names can be told apart. */
export interface LintCompiler {
  readonly compile: (flow: CheckedFlow) => LintFlow;
  /** What rules across flows need to know of all of them. */
  readonly summaries: () => ReadonlyMap<string, FlowSummary>;
}

export function lintCompiler(all: readonly CheckedFlow[], files: FileSystem, catalogue: Catalogue): LintCompiler {
  // Below zero, like every flow that a target does not have yet: a written id is never taken for one of these.
  const ids = new Map(all.map(({ key }, index) => [key, -1 - index]));
  const world: World = { flows: ids, catalogue, text: textsBeside(files).read, records: standIns() };
  const compile = ({ file, load }: CheckedFlow): LintFlow => {
    const document = load();
    return { ...compileFlow({ file, value: document }, world).flow, document };
  };
  const keyOf = (id: number) => all[-1 - id]?.key;
  return {
    compile,
    summaries: () => new Map(all.map((flow) => [flow.key, summaryOf(compile(flow), keyOf)])),
  };
}
