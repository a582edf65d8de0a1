import { columnsFileOf, sandboxName } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { unknownTarget } from "../diagnostic/files.ts";
import { failure } from "../diagnostic/outcome.ts";
import type { Catalogue } from "../language/conditions/column.ts";
import { projectColumns } from "../pipeline/project-columns.ts";
import type { Io } from "./io.ts";
import { openProject } from "./open-project.ts";

/** The columns that are kept of a target, else those that are built in; who asked for a target by name is told so. */
export async function openColumns(target: string | undefined, io: Io): Promise<Outcome<Catalogue>> {
  const opened = await openProject(io.cwd, target);
  if (opened.value === undefined) return failure(...opened.diagnostics);
  const { config, project } = opened.value;
  if (target !== undefined && target !== sandboxName && !Object.hasOwn(config.targets, target))
    return failure(unknownTarget(undefined, target, [...Object.keys(config.targets), sandboxName]));
  const columns = projectColumns(project.files, columnsFileOf(config, target));
  if (target !== undefined && columns.identity === "")
    io.err(`The columns of ${target} were not read yet; these are the built-in ones. --refresh reads them.\n`);
  return columns.load();
}
