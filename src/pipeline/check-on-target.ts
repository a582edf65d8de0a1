import { hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { tenantCatalogue } from "../language/conditions/tenant-catalogue.ts";
import { knownColumns } from "../live/column-cache.ts";
import { getColumns } from "../live/columns.ts";
import { listCache } from "../live/list-cache.ts";
import { placeDiagnostics } from "../parse/place-diagnostics.ts";
import { concurrently } from "../util/concurrently.ts";
import { byPlace, type CheckedProject, checkProject } from "./check-project.ts";
import type { Project, Target } from "./project.ts";
import { freshColumns } from "./project-columns.ts";
import { resolveFlow } from "./resolve.ts";
import { textsBeside } from "./texts-beside.ts";
import { checkIds, collectIds } from "./written-ids.ts";

/**
 * Checks flows as they stand in the files against what the target has: columns, operators, lists and every name.
 * It only reads: the columns, the operators of each type, and each list that a flow names something of, all once.
 */
export async function checkOnTarget(project: Project, target: Target): Promise<Outcome<CheckedProject>> {
  const { connection, parallelism } = target;
  const snapshot = await getColumns(connection, parallelism);
  if (snapshot.value === undefined) return snapshot;
  const catalogue = tenantCatalogue(target.name, snapshot.value);
  const checked = await checkProject(project, freshColumns(catalogue, snapshot.value));
  if (hasErrors(checked.diagnostics)) return success(checked);
  const lists = listCache(connection);
  const ids = collectIds();
  const lookup = { lists, columns: knownColumns(catalogue) };
  const world = {
    onId: ids.onId,
    flows: new Map(checked.flows.map(({ key }) => [key, 1])),
    text: textsBeside(project.files).read,
  };
  const outcomes = await concurrently(checked.flows, parallelism, ({ file, load }) =>
    resolveFlow({ file, value: load() }, world, lookup),
  );
  const found = outcomes.flatMap(({ diagnostics }) => diagnostics);
  const [broken] = found.filter(({ origin }) => origin === undefined);
  if (broken !== undefined) return failure(broken);
  const unknown = await checkIds(ids.all(), { lists, connection });
  const wrong = new Set(unknown.flatMap(({ severity, origin }) => (severity === "error" ? (origin?.file ?? []) : [])));
  const flows = checked.flows.filter(({ file }, index) => outcomes[index]?.value !== undefined && !wrong.has(file));
  const all = await placeDiagnostics([...found, ...unknown], project.files);
  const diagnostics = [...checked.diagnostics, ...all].toSorted(byPlace);
  return success({ ...checked, flows, diagnostics });
}
