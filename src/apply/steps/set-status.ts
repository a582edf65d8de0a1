import { leftPaused, startedEdited, statusMoved, statusUnknown } from "../../diagnostic/apply.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { licenceReached } from "../../diagnostic/people.ts";
import { baseOf } from "../../diff/base.ts";
import { contentMark } from "../../diff/content.ts";
import { getEmailFlow } from "../../live/flows.ts";
import { readLicence } from "../../live/licence.ts";
import type { EmailFlow } from "../../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../../model/enums.ts";
import { isFull } from "../../model/licence.ts";
import { changeStatus, refusalOfStatus, type StatusChange } from "../change-status.ts";
import { ended, type FlowState, type FlowWorld, originOf, type Step } from "../flow-state.ts";
import { peopleCameInSince } from "../people-came-in.ts";
import { movedText } from "../stale.ts";
import { bind } from "./bind.ts";

/**
 * The status at the end, which has a call of its own (design §6, A6): the one that the file manages, or the one that
 * a flow had before we paused it. A flow that is not as we left it is somebody else's by now, and stays as it is.
 */
export const setStatus: Step = async (state, world) => {
  const seen = await statusSeen(state, world);
  return seen.end === undefined ? setStatusOf(seen, world) : seen;
};

/** Where a flow that we paused reads otherwise, what a second look says: on a single wrong answer it would stay paused. */
async function statusSeen(state: FlowState, world: FlowWorld): Promise<FlowState> {
  const { flow, live, paused } = state;
  if (!paused || live === undefined || live.Status === "Paused") return state;
  const { value, diagnostics } = await getEmailFlow(world.connection, live.EmailFlowId);
  if (value) return { ...state, live: { ...live, Status: value.Status } };
  const why = diagnostics[0]?.detail.replace(/\.$/, "") ?? "reading it gives nothing";
  return ended(await bind(state, world), "unknown", leftPaused(originOf(flow), flow.name, why));
}

const setStatusOf: Step = async (state, world) => {
  const { flow, live, paused, already, warnings } = state;
  const wanted = flow.setStatus ?? (paused ? "Running" : null);
  if (already || live === undefined || live.Status === (wanted ?? flow.status ?? live.Status))
    return { ...state, paused: false };
  if (wanted === null || (paused && live.Status !== "Paused")) {
    const was = paused ? "paused by us for the save" : `${flow.status?.toLowerCase()} when it was saved`;
    const moved = statusMoved(originOf(flow), flow.name, was, live.Status);
    return { ...state, paused: false, warnings: [...warnings, moved] };
  }
  const newcomers =
    wanted === "Stopped" && state.saves > 0 ? await peopleCameInSince(flow, live, world.connection) : undefined;
  if (newcomers !== undefined) return unended(await bind(state, world), newcomers);
  const change = await changeStatus(world, live.EmailFlowId, wanted);
  if (change.live === undefined) {
    const full = "refused" in change && live.Status === "Stopped" ? await licenceFull(state, world) : undefined;
    return unset(await bind(state, world), wanted, full === undefined ? change : { ...change, because: full });
  }
  // What is remembered of the flow is what was compared: this reading was asked for the status alone.
  const set = { ...state, live: { ...live, Status: change.live.Status }, paused: false, hasActed: true };
  const isSame = contentMark(change.live, world.hash) === contentMark(live, world.hash);
  return wanted !== "Running" || isSame ? set : editedAtStart(set, { live, now: change.live }, world);
};

/** Nobody has approved that as many people are cancelled: what is saved stays, and so does the pause. */
function unended(state: FlowState, newcomers: Diagnostic): FlowState {
  const at = originOf(state.flow);
  const left = leftPaused(at, state.flow.name, "it is to be ended, and who is in it must be looked at first");
  return ended(state, "failed", newcomers, ...(state.paused ? [left] : []));
}

/** Somebody edited the flow between our last look and its start: what runs has been reviewed by nobody. */
async function editedAtStart(
  state: FlowState,
  { live, now }: { readonly live: EmailFlow; readonly now: EmailFlow },
  world: FlowWorld,
): Promise<FlowState> {
  const { flow } = state;
  const bound = await bind(state, world);
  if (bound.intent !== undefined) await world.store.clearIntent(flow.key);
  const { hash, bindings } = world;
  const names = { ids: bindings.get(flow.key)?.ids ?? {}, hash };
  const what = movedText(baseOf(live, hash), { ...now, Status: live.Status }, names);
  return ended({ ...bound, intent: undefined }, "failed", startedEdited(originOf(flow), flow.name, what));
}

/** That the licence lets no further flow be active: the server's refusal says that, if at all, in words of its own. */
async function licenceFull({ flow }: FlowState, { connection }: FlowWorld): Promise<Diagnostic | undefined> {
  const licence = await readLicence(connection);
  if ("why" in licence || !isFull(licence, licence.active)) return undefined;
  return licenceReached(originOf(flow), flow.name, licence);
}

function unset(
  state: FlowState,
  wanted: WorkflowDefinitionStatus,
  change: Exclude<StatusChange, { live: object }>,
): FlowState {
  const { flow, paused } = state;
  const at = originOf(flow);
  const left = (why: string) => (paused ? [leftPaused(at, flow.name, why.replace(/\.$/, ""))] : []);
  return "open" in change
    ? ended(
        state,
        "unknown",
        statusUnknown(at, flow.name, wanted, { why: change.open, noted: state.intent !== undefined }),
        ...left("as far as is known"),
      )
    : ended(state, "failed", refusalOfStatus(flow, wanted, change), ...left(change.refused));
}
