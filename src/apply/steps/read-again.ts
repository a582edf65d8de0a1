import type { Outcome } from "../../diagnostic/diagnostic.ts";
import { failure, success } from "../../diagnostic/outcome.ts";
import { stalePlan, unshownLoss } from "../../diagnostic/plan.ts";
import { findFlowsByName, getEmailFlow } from "../../live/flows.ts";
import type { EmailFlow } from "../../model/email-flow.ts";
import { present } from "../../util/invariant.ts";
import { abandon } from "../abandon.ts";
import { appliedSince } from "../applied-since.ts";
import { type FlowState, type FlowWorld, originOf, type Step } from "../flow-state.ts";
import { asBeforePause, isAsPlanned, isWanted } from "../is-wanted.ts";
import { whyNotOurs } from "../not-ours.ts";
import { reliesOnPeople } from "../people-came-in.ts";
import { whyStale } from "../stale.ts";
import { unshownLosses } from "../unshown-losses.ts";

/** Reads the flow and compares it with what the plan saw: it may go on, it is done already, or the plan is stale. */
export const readAgain: Step = async (state, world) => {
  const askedAt = world.clock.now();
  const { value: live, diagnostics } = await liveFlow(state, world);
  if (live === undefined) return abandon(state, world, present(diagnostics[0], "the reason of a failed read"));
  return compare({ ...state, live: live ?? undefined, askedAt }, world);
};

/**
 * The last reading before the save. A flow that was paused has been read, and compared, since, unless people were
 * counted after that: a page for each thousand of them would widen the window in which an edit goes unseen.
 */
export const readLast: Step = async (state, world) =>
  state.intent === undefined || (state.paused && !reliesOnPeople(state.flow)) ? state : readAgain(state, world);

/** Compares what was read with what the plan saw. */
export async function compare(state: FlowState, world: FlowWorld): Promise<FlowState> {
  const { flow, live, paused } = state;
  const stale = (why: string) => abandon(state, world, stalePlan(originOf(flow), flow.name, why));
  const notOurs = whyNotOurs(flow, live !== undefined, world);
  if (notOurs !== undefined) return stale(notOurs);
  // Who wants it gone has nothing against that.
  const mayBeGone = flow.emailFlowId === null || flow.action === "end" || flow.action === "release";
  if (live === undefined) return mayBeGone ? state : stale(whyStale(flow, live, world));
  const isSame = flow.emailFlowId !== null && isAsPlanned(flow, live, { hash: world.hash, paused });
  const since = appliedSince(flow, world.bindings);
  if (isSame && since === undefined) {
    const lost = unshownLosses(flow, live);
    return lost.length === 0 ? state : abandon(state, world, unshownLoss(originOf(flow), flow.name, lost));
  }
  if (state.intent === undefined && isWanted(state, live, world.hash)) return { ...state, already: true };
  if (isSame && since !== undefined) return stale(since);
  // Our own pause is not what has moved.
  return stale(whyStale(flow, paused ? asBeforePause(flow, live) : live, world));
}

/** The flow, or null when there is none; the flow that is created must have its key and its name to itself. */
async function liveFlow({ flow }: FlowState, world: FlowWorld): Promise<Outcome<EmailFlow | null>> {
  const id = flow.emailFlowId ?? world.bindings.get(flow.key)?.emailFlowId;
  const bound = id === undefined ? success(null) : await getEmailFlow(world.connection, id);
  if (bound.value !== null || flow.emailFlowId !== null) return bound;
  const named = await findFlowsByName(world.connection, flow.name);
  if (named.value === undefined) return named;
  const [same] = named.value;
  if (same === undefined) return success(null);
  return failure(stalePlan(originOf(flow), flow.name, `flow ${same.emailFlowId} has this name by now.`));
}
