import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { unwritableFile } from "../diagnostic/files.ts";
import type { Plan } from "../model/plan.ts";
import { savedPlan } from "../plan/saved-plan.ts";
import type { Io } from "./io.ts";
import { createNodeFileSystem } from "./node-file-system.ts";
import { sha256 } from "./sha256.ts";

/** Saves a plan and says where; undefined when that is done. */
export function writePlan(plan: Plan, path: string, io: Io): Diagnostic | undefined {
  const { reason } = createNodeFileSystem(io.cwd).write(path, `${JSON.stringify(savedPlan(plan, sha256), null, 2)}\n`);
  if (reason !== undefined) return unwritableFile(undefined, path, reason);
  io.err(`The plan is in ${path}.\n`);
  return undefined;
}
