import { notBackedUp } from "../../diagnostic/way-back.ts";
import type { Backup } from "../../model/backup.ts";
import { ended, type FlowState, type FlowWorld, originOf, type Step } from "../flow-state.ts";

/** Keeps the live flow as it is before anything is sent to it. What cannot be kept is not replaced. */
export const keepBackup: Step = async (state, world) => {
  const { flow, live, already } = state;
  const deletes = flow.action === "end" && live !== undefined;
  const replaces = !already && flow.action !== "end" && (flow.payload !== null || flow.setStatus !== null);
  if (!deletes && !replaces) return state;
  const backup = backupOf(state, world);
  const why = world.backUp(backup);
  return why === undefined ? { ...state, backup } : ended(state, "failed", notBackedUp(originOf(flow), flow.name, why));
};

function backupOf({ flow, live }: FlowState, { plan, clock, bindings }: FlowWorld): Backup {
  const { key, name, action, people, cancels } = flow;
  const { project, target, url, digest, commit } = plan;
  return {
    format_version: "1.1",
    project,
    target,
    url,
    key,
    name,
    time: new Date(clock.now()).toISOString(),
    digest,
    commit,
    action,
    people,
    cancels,
    ids: bindings.get(key)?.ids ?? {},
    carrier: live ?? null,
  };
}
