import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { columnCache } from "../live/column-cache.ts";
import { listCache } from "../live/list-cache.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { concurrently } from "../util/concurrently.ts";
import { checkProject } from "./check-project.ts";
import { findLiveFlows } from "./live-flows.ts";
import type { Project, Target } from "./project.ts";
import { rightColumns } from "./project-columns.ts";
import { resolveFlow } from "./resolve.ts";
import { textsBeside } from "./texts-beside.ts";

/** Compiles flows with their names resolved on the target; all of them, or those whose key or file is listed. */
export async function compileFlows(
  project: Project,
  target: Target,
  wanted: readonly string[] = [],
): Promise<Outcome<readonly CompiledFlow[]>> {
  const checked = await checkProject(project);
  if (hasErrors(checked.diagnostics)) return failure(...checked.diagnostics);
  const live = await findLiveFlows(checked.flows, target);
  if (live.value === undefined) return failure(...(await placeDiagnostics(live.diagnostics, project.files)));
  const flows = checked.flows.filter(
    ({ key, file }) => wanted.length === 0 || wanted.includes(key) || wanted.includes(file),
  );
  const lookup = {
    lists: listCache(target.connection),
    columns: columnCache(await rightColumns(checked.columns), target),
  };
  const world = { flows: live.value.ids, text: textsBeside(project.files).read };
  const outcomes = await concurrently(flows, target.parallelism, ({ file, load }) =>
    resolveFlow({ file, value: load() }, world, lookup),
  );
  const diagnostics = await placeDiagnostics(
    [...checked.diagnostics, ...outcomes.flatMap((outcome) => outcome.diagnostics)],
    project.files,
  );
  const compiled = outcomes.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return compiled.length < flows.length ? failure(...diagnostics) : { value: compiled, diagnostics };
}
