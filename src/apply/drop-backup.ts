import type { FlowState, FlowWorld } from "./flow-state.ts";

/**
 * An apply that replaced nothing leaves no backup, for rolling back goes to the latest one. Where it is not certain that
 * nothing was done, the backup stays.
 */
export function dropBackup(state: FlowState, world: Pick<FlowWorld, "dropBackup">): void {
  if (state.backup !== undefined && isUntouched(state)) world.dropBackup(state.backup);
}

const isUntouched = ({ end, saves, paused, hasActed }: FlowState) =>
  end?.outcome === "failed" && saves === 0 && !paused && !hasActed;
