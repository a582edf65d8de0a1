import { type Diagnostic, hasErrors, type Outcome } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { createdThen, uncheckedBackup } from "../diagnostic/way-back.ts";
import { type ListCache, listCache } from "../live/list-cache.ts";
import type { Backup } from "../model/backup.ts";
import type { FlowPlan, Plan, TakenBack } from "../model/plan.ts";
import { assemblePlan } from "../plan/assemble.ts";
import { namesIn } from "../plan/names.ts";
import { referenceTo } from "./plan-names.ts";
import type { Project, Target } from "./project.ts";
import { findReturning } from "./returning-flows.ts";
import { type KeptFlow, rollbackFlow } from "./rollback-flow.ts";
import { unmanagedInFiles } from "./unmanaged-in-files.ts";

/** A backup and the file that it is in. */
export interface BackupFile {
  readonly path: string;
  readonly backup: Backup;
  /** Whether it has a checksum, and the right one. */
  readonly isChecked: boolean;
}

/**
 * The plan of the way back: an ordinary plan, whose flows are to become what their backups say. It is shown, approved
 * and applied like any other. Only reads.
 */
export async function planRollback(
  kept: readonly BackupFile[],
  project: Project,
  target: Target,
): Promise<Outcome<Plan>> {
  const memory = await target.bindings.recall();
  if (memory.value === undefined) return memory;
  const { bindings, intents, unreadable } = memory.value;
  const keys = new Map([...bindings].map(([key, { emailFlowId }]) => [emailFlowId, key]));
  // Only a flow that is not managed here any more can be somebody else's.
  const others = kept.every(({ backup: { key } }) => bindings.has(key))
    ? success(new Map<number, string>())
    : await target.bindings.readOthers();
  if (others.value === undefined) return others;
  const returning = await findReturning(kept.filter(existed), bindings, target);
  if (returning.value === undefined) return returning;
  for (const [key, id] of returning.value.ids) keys.set(id, key);
  const keyOfFlow = (id: number) => keys.get(id) ?? "";
  const unmanaged = await unmanagedInFiles(project);
  const known = { bindings, others: others.value, keyOfFlow, unmanaged, returning: returning.value };
  const world = { project, target, ...known };
  const flows: FlowPlan[] = [];
  const unchanged: string[] = [];
  const found: Diagnostic[] = kept.flatMap(({ path, isChecked }) =>
    isChecked ? [] : [uncheckedBackup(undefined, visible(path))],
  );
  for (const file of kept) {
    if (!existed(file)) {
      found.push(createdThen(undefined, file.backup.name));
      continue;
    }
    const { value, diagnostics } = await rollbackFlow(file, world);
    found.push(...diagnostics);
    if (typeof value === "object") flows.push(value);
    else if (value !== undefined) unchanged.push(file.backup.key);
  }
  if (hasErrors(found)) return failure(...found);
  const lists = await listsOf(flows, target);
  const plan = assemblePlan({
    flowform: project.version,
    project: project.name,
    target: target.name,
    url: target.url,
    commit: project.commit,
    flows,
    unchanged,
    released: [],
    heldBack: [],
    open: [...intents.keys(), ...unreadable],
    warnings: found,
    hash: project.hash,
    nameOf: (list, id) => (list === "flow" ? keys.get(id) : lists.nameOf(list, id)),
  });
  return { value: { ...plan, takesBack: takenBackBy(kept) }, diagnostics: found };
}

/** The applies that backups were kept by; of each the first moment. */
function takenBackBy(kept: readonly BackupFile[]): readonly TakenBack[] {
  const applies = new Map<string, TakenBack>();
  const inTime = kept.map(({ backup }) => backup).toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time));
  for (const { time, digest, commit } of inTime)
    if (!applies.has(digest)) applies.set(digest, { time, digest, commit });
  return [...applies.values()];
}

/** The lists of the records that the changes speak of; a name that cannot be had is shown as a number. */
async function listsOf(flows: readonly FlowPlan[], { connection }: Target): Promise<ListCache> {
  const wanted = new Set<string>();
  namesIn(flows, (list) => {
    wanted.add(list);
    return undefined;
  });
  const lists = listCache(connection);
  const named = [...wanted].filter((list) => list !== "" && list !== "flow");
  await Promise.all(named.map((list) => lists.fetch(referenceTo(list))));
  return lists;
}

const existed = (file: BackupFile): file is BackupFile & KeptFlow => file.backup.carrier !== null;
