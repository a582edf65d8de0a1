import type { Outcome } from "../diagnostic/diagnostic.ts";
import { unwritableFile } from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { snapshotText } from "../language/conditions/snapshot.ts";
import { getColumns } from "../live/columns.ts";
import type { Project, Target } from "./project.ts";
import type { ColumnsFile } from "./project-columns.ts";

/** Where columns were written, and how many. */
export interface RefreshedColumns extends ColumnsFile {
  readonly count: number;
}

/** Reads the columns of a target and keeps them in a file of the project; the file before stays when that fails. */
export async function refreshColumns(
  { files }: Pick<Project, "files">,
  file: ColumnsFile,
  { connection, parallelism }: Pick<Target, "connection" | "parallelism">,
): Promise<Outcome<RefreshedColumns>> {
  const read = await getColumns(connection, parallelism);
  if (read.value === undefined) return read;
  const { reason } = files.write(file.path, snapshotText(read.value));
  if (reason !== undefined) return failure(unwritableFile(undefined, file.path, reason));
  return success({ ...file, count: Object.keys(read.value.columns).length });
}
