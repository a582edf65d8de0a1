import { damagedColumns, otherColumnsFormat } from "../diagnostic/columns.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Catalogue } from "../language/conditions/column.ts";
import { readSnapshot } from "../language/conditions/snapshot.ts";
import { tenantCatalogue } from "../language/conditions/tenant-catalogue.ts";
import type { ColumnsFile } from "./project-columns.ts";

/** The catalogue that a file of columns holds. */
export function readColumns({ target, path }: ColumnsFile, bytes: Uint8Array): Outcome<Catalogue> {
  const read = readSnapshot(new TextDecoder().decode(bytes));
  if ("damage" in read) return failure(damagedColumns(undefined, path, read.damage));
  if ("version" in read) return failure(otherColumnsFormat(undefined, path, read.version));
  return success(tenantCatalogue(target, read.snapshot));
}
