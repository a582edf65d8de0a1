import { notCleared, notRecorded } from "../../diagnostic/apply.ts";
import { contentMark, shapeMark } from "../../diff/content.ts";
import type { Binding } from "../../model/binding.ts";
import type { Intent } from "../../model/intent.ts";
import { type CarrierNode, identityOf, nodesOf } from "../../model/node.ts";
import type { FlowPlan } from "../../model/plan.ts";
import { formatPointer } from "../../source/pointer.ts";
import { ended, type FlowState, type FlowWorld, originOf, type Step } from "../flow-state.ts";

/** Writes down what is about to be saved, before anything is sent to the flow. */
export const recordIntent: Step = async (state, world) => {
  const intent = state.already ? undefined : intentOf(state, world);
  if (intent === undefined) return state;
  const problem = await world.store.writeIntent(intent);
  if (problem === undefined) return { ...state, intent };
  const { flow } = state;
  const said = notRecorded(originOf(flow), flow.name, problem.detail);
  return ended(state, "failed", said, problem);
};

/** Only a save needs one: a status that is set is there or not, and setting it again does nothing. */
function intentOf({ flow, live }: FlowState, { hash, owner, clock, bindings }: FlowWorld): Intent | undefined {
  if (flow.payload === null) return undefined;
  return {
    key: flow.key,
    kind: live === undefined ? "create" : "update",
    name: flow.payload.Name,
    emailFlowId: live?.EmailFlowId ?? 0,
    before: live === undefined ? "" : contentMark(live, hash),
    wanted: shapeMark(flow.payload, hash),
    pauses: flow.pause,
    afterwards: flow.setStatus ?? flow.status ?? "Stopped",
    newIds: newIds(flow, bindings.get(flow.key)?.ids ?? {}),
    owner,
    time: clock.now(),
  };
}

/** Triggers and goals have no order on the server, so that a place tells nothing; they are known by what they say. */
function newIds({ nodes, payload }: FlowPlan, known: Binding["ids"]): Intent["newIds"] {
  if (payload === null) return {};
  const idAt = new Map(nodes.map(({ id, pointer }) => [pointer, id]));
  const places = nodesOf(payload).flatMap((node, place): readonly (readonly [string, number])[] => {
    const id = isOrdered(node) ? idAt.get(formatPointer(node.pointer)) : undefined;
    return id === undefined || known[id] === identityOf(node) ? [] : [[id, place]];
  });
  return Object.fromEntries(places);
}

const isOrdered = ({ kind }: CarrierNode) => kind === "step" || kind === "option";

/** Crosses out the intent, or that of an earlier apply: the flow is at its end. One that stays is settled by the next run. */
export const clearIntent: Step = async (state, world) => {
  if (state.intent === undefined && !world.noted.has(state.flow.key)) return state;
  const problem = await world.store.clearIntent(state.flow.key);
  if (problem === undefined) return { ...state, intent: undefined };
  const { flow, warnings } = state;
  return { ...state, warnings: [...warnings, notCleared(originOf(flow), flow.name, problem.detail)] };
};
