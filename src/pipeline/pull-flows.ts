import { type Diagnostic, hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { editsGaveWay, textTaken } from "../diagnostic/pull.ts";
import { columnCache } from "../live/column-cache.ts";
import { listCache } from "../live/list-cache.ts";
import type { FlowPull, Pull } from "../model/pull.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { concurrently } from "../util/concurrently.ts";
import { type CheckedFlow, checkProject } from "./check-project.ts";
import { findLiveFlows } from "./live-flows.ts";
import type { Project, Target } from "./project.ts";
import { rightColumns } from "./project-columns.ts";
import { type PullOptions, type PullWorld, pullFlow } from "./pull-flow.ts";
import { textFilesOf } from "./pull-texts.ts";
import { verifyPull } from "./verify-pull.ts";

/**
 * What bringing the changes of a target back into the files would write:
 *
 *   target ── read ──▶ live ─┐
 *                            ├─ match ─ diff ─ decompile what differs ─ edit the text ─ check it ─▶ pull
 *   flow files ─ compile ────┘
 *
 * It only reads. What it returns has been checked: with these files, planning finds nothing to do.
 */
export async function pullFlows(project: Project, target: Target, options: PullOptions): Promise<Outcome<Pull>> {
  // 1. check, list, bindings
  const checked = await checkProject(project);
  if (hasErrors(checked.diagnostics)) return failure(...checked.diagnostics);
  const live = await findLiveFlows(checked.flows, target);
  const placed = (found: readonly Diagnostic[]) => placeDiagnostics(found, project.files);
  if (live.value === undefined) return failure(...(await placed(live.diagnostics)));
  // 2. read, compare, decompile, edit
  const { wanted } = options;
  const chosen = checked.flows.filter(
    ({ key, file }) => wanted.length === 0 || wanted.includes(key) || wanted.includes(file),
  );
  const lists = listCache(target.connection);
  const columns = columnCache(await rightColumns(checked.columns), target);
  const world: PullWorld = { project, target, live: live.value, lists, columns, options };
  const outcomes = await concurrently(chosen, target.parallelism, (flow) => pullFlow(flow, world));
  const found = outcomes.flatMap(({ diagnostics }) => diagnostics);
  const flows = outcomes.flatMap(({ value }) => value ?? []);
  // 3. check what would be written
  const problems = hasErrors(found) ? [] : [...sharedTexts(flows, checked.flows), ...(await verifyPull(flows, world))];
  const diagnostics = [...checked.diagnostics, ...(await placed([...found, ...problems]))];
  if (hasErrors(diagnostics)) return failure(...withoutLosses(diagnostics));
  return { value: { format_version: "1.0", project: project.name, target: target.name, flows }, diagnostics };
}

/** Where nothing is written, nothing gave way. */
export function withoutLosses(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code !== editsGaveWay.code);
}

/** Texts that would change for a flow which nobody changed, because two flows have them from the same file. */
function sharedTexts(flows: readonly FlowPull[], all: readonly CheckedFlow[]): readonly Diagnostic[] {
  const texts = flows.flatMap(({ file, files }) =>
    files.filter(({ path }) => path !== file).map(({ path }) => ({ file, path })),
  );
  if (texts.length === 0) return [];
  const users = all.map(({ file, load }) => ({ file, texts: textFilesOf(file, load()) }));
  return texts.flatMap(({ file, path }) => {
    const other = users.find((user) => user.file !== file && user.texts.includes(path));
    return other === undefined ? [] : [textTaken({ file, pointer: [] }, path, `is also the text of ${other.file}`)];
  });
}
