import { leftPaused, severalCandidates } from "../../diagnostic/apply.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { notBound, outcomeUnknown, readBackDiffers, saveRefused } from "../../diagnostic/plan.ts";
import { serverError } from "../../diagnostic/target.ts";
import { findFlowsByName, getEmailFlow, saveEmailFlow } from "../../live/flows.ts";
import type { FlowPlan } from "../../model/plan.ts";
import { abandon, leaveOpen } from "../abandon.ts";
import { nextSerial } from "../binding-of.ts";
import { ended, type FlowState, type FlowWorld, originOf, type Step } from "../flow-state.ts";
import { lookAgain } from "../look-again.ts";
import { readBackDifferences } from "../read-back.ts";

/** The one save. An answer that is lost is looked for on the target; the write itself is never repeated. */
export const save: Step = async (state, world) => {
  const { flow, intent } = state;
  if (intent === undefined || flow.payload === null) return state;
  const answer = await saveEmailFlow(world.connection, flow.payload);
  if ("refused" in answer) return abandon(state, world, refusalOf(flow, answer.refused.diagnostic));
  const sent = { ...state, saves: state.saves + 1, lastReadToSave: world.clock.now() - state.askedAt };
  if ("emailFlowId" in answer) return readBack(sent, answer.emailFlowId, world);
  const verdict = await lookAgain(intent, world);
  if (verdict?.kind === "done") return readBack(sent, verdict.flow.EmailFlowId, world);
  if (verdict?.kind === "several")
    return ended(sent, "unknown", severalCandidates(originOf(flow), flow.name, verdict.ids));
  return leaveOpen(sent, world, unknown(flow, answer.open.diagnostic.detail));
};

const unknown = (flow: FlowPlan, why: string) => outcomeUnknown(originOf(flow), flow.name, why.replace(/\.$/, ""));

/** A refusal in the server's words; a missing sign-in or right, or a target out of reach, is what it is. */
function refusalOf(flow: FlowPlan, diagnostic: Diagnostic): Diagnostic {
  return diagnostic.code === serverError.code ? saveRefused(originOf(flow), flow.name, diagnostic.detail) : diagnostic;
}

/** Compares what the target holds now with what was sent, leaf by leaf: that alone is success. */
async function readBack(before: FlowState, emailFlowId: number, world: FlowWorld): Promise<FlowState> {
  const state = { ...before, savedId: emailFlowId };
  const { flow } = state;
  const { value: live } = await getEmailFlow(world.connection, emailFlowId);
  if (live === undefined || live === null)
    return rememberCreated(
      ended(state, "unknown", unknown(flow, "it cannot be read back"), ...pausedStill(state)),
      world,
    );
  const now = { ...state, live };
  const places = flow.payload === null ? [] : readBackDifferences(flow.payload, live);
  if (places.length === 0) return now;
  const differs = readBackDiffers(originOf(flow), flow.name, places);
  if (now.paused) return ended(now, "failed", differs, ...pausedStill(now));
  const left = await rememberCreated(ended(now, "failed", differs), world);
  await world.store.clearIntent(flow.key);
  return { ...left, intent: undefined };
}

/**
 * A flow that was created is there, whatever else is wrong: only its id is written down, so that no other one is made
 * of its key even when the target gave it another name.
 */
async function rememberCreated(state: FlowState, { store, commit, bindings }: FlowWorld): Promise<FlowState> {
  const { flow, savedId, end } = state;
  if (flow.emailFlowId !== null || savedId === null || end === undefined) return state;
  const serial = nextSerial(bindings.get(flow.key));
  const problem = await store.write({ key: flow.key, emailFlowId: savedId, ids: {}, applied: "", commit, serial });
  if (problem === undefined) return state;
  return ended(state, end.outcome, ...end.diagnostics, notBound(originOf(flow), flow.name, problem.detail));
}

/** Of a flow that holds something nobody planned, nobody is sent on. */
function pausedStill({ paused, flow }: FlowState): readonly Diagnostic[] {
  return paused ? [leftPaused(originOf(flow), flow.name, "what it holds now must be looked at first")] : [];
}

/** A created flow must be the only one of its name: a network may deliver a save twice. */
export const lookForTwin: Step = async (state, world) => {
  const { flow, intent, live } = state;
  if (intent?.kind !== "create" || live === undefined) return state;
  const named = await findFlowsByName(world.connection, intent.name);
  if (named.value === undefined) return ended(state, "unknown", unknown(flow, "its name cannot be looked up"));
  const others = named.value.map(({ emailFlowId }) => emailFlowId).filter((id) => id !== live.EmailFlowId);
  if (others.length === 0) return state;
  return ended(state, "failed", severalCandidates(originOf(flow), flow.name, [live.EmailFlowId, ...others]));
};
