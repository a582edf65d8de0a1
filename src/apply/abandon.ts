import { leftPaused, onlyPaused } from "../diagnostic/apply.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { contentMark } from "../diff/content.ts";
import { getEmailFlow } from "../live/flows.ts";
import { changeStatus } from "./change-status.ts";
import { ended, type FlowState, type FlowWorld, originOf } from "./flow-state.ts";

/**
 * Gives up a flow of which nothing was saved: starts it again if we paused it and nobody touched it since, and
 * crosses out the intent. What cannot be undone stays written down.
 */
export async function abandon(state: FlowState, world: FlowWorld, diagnostic: Diagnostic): Promise<FlowState> {
  const left = await resumeUnsaved(state, world);
  if (left !== undefined) return ended(state, "failed", diagnostic, left);
  if (state.intent !== undefined) await world.store.clearIntent(state.flow.key);
  const given = { ...state, paused: false, intent: undefined, hasActed: isWanted(state) };
  return ended(given, "failed", diagnostic, ...wantedPause(state));
}

/** Nobody knows what came of a write: the intent stays for the next run to settle, but people are not kept waiting. */
export async function leaveOpen(state: FlowState, world: FlowWorld, diagnostic: Diagnostic): Promise<FlowState> {
  const left = await resumeUnsaved(state, world);
  return left === undefined
    ? ended({ ...state, paused: false }, "unknown", diagnostic, ...wantedPause(state))
    : ended(state, "unknown", diagnostic, left);
}

/** A pause that the plan wants is not taken back: who asked for it may have asked so that no mail is sent. */
const isWanted = ({ flow, paused }: FlowState) => paused && flow.setStatus === "Paused";

const wantedPause = (state: FlowState): readonly Diagnostic[] =>
  isWanted(state) ? [onlyPaused(originOf(state.flow), state.flow.name)] : [];

/** Starts a flow that we paused for the save, if it is still paused and as it was; else says that it is paused. */
async function resumeUnsaved(state: FlowState, world: FlowWorld): Promise<Diagnostic | undefined> {
  const { flow, live, paused, intent } = state;
  if (!paused || isWanted(state) || live === undefined) return undefined;
  const say = (why: string) => leftPaused(originOf(flow), flow.name, why);
  const now = await getEmailFlow(world.connection, live.EmailFlowId);
  if (now.value === undefined) return say("it cannot be read");
  if (now.value === null) return say("reading it gives nothing");
  if (now.value.Status !== "Paused") return undefined;
  if (contentMark(now.value, world.hash) !== intent?.before) return say("its content is not what it was");
  const change = await changeStatus(world, live.EmailFlowId, "Running");
  return change.live === undefined ? say("refused" in change ? change.refused : change.open) : undefined;
}
