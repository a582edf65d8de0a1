import { leftPaused, onlyPaused, pausedForAMoment } from "../diagnostic/apply.ts";
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
  const { left, said } = await undoPause(state, world);
  if (left) return ended(state, "failed", diagnostic, ...said);
  if (state.intent !== undefined) await world.store.clearIntent(state.flow.key);
  const given = {
    ...state,
    paused: false,
    intent: undefined,
    hasActed: state.paused && state.flow.setStatus === "Paused",
  };
  return ended(given, "failed", diagnostic, ...said);
}

/** Nobody knows what came of a write: the intent stays for the next run to settle, but people are not kept waiting. */
export async function leaveOpen(state: FlowState, world: FlowWorld, diagnostic: Diagnostic): Promise<FlowState> {
  const { left, said } = await undoPause(state, world);
  return ended(left ? state : { ...state, paused: false }, "unknown", diagnostic, ...said);
}

/** What became of our pause, in words; `left` when the flow is still paused although nobody wants that. */
interface Undone {
  readonly left: boolean;
  readonly said: readonly Diagnostic[];
}

/**
 * Starts a flow that we paused for the save, if it is still paused and as it was. A pause that the plan wants is not
 * taken back: who asked for it may have asked so that no mail is sent.
 */
async function undoPause(state: FlowState, world: FlowWorld): Promise<Undone> {
  const { flow, paused, intent } = state;
  const say = (made: typeof onlyPaused): Undone => ({ left: false, said: [made(originOf(flow), flow.name)] });
  const leave = (why: string): Undone => ({ left: true, said: [leftPaused(originOf(flow), flow.name, why)] });
  if (!paused || flow.emailFlowId === null) return { left: false, said: [] };
  if (flow.setStatus === "Paused") return say(onlyPaused);
  const now = await getEmailFlow(world.connection, flow.emailFlowId);
  if (now.value === undefined) return leave("it cannot be read");
  if (now.value === null) return leave("reading it gives nothing");
  if (now.value.Status !== "Paused") return { left: false, said: [] };
  if (contentMark(now.value, world.hash) !== intent?.before) return leave("its content is not what it was");
  const change = await changeStatus(world, flow.emailFlowId, "Running");
  if (change.live === undefined) return leave("refused" in change ? change.refused : change.open);
  return say(pausedForAMoment);
}
