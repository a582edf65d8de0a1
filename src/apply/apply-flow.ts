import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/plan.ts";
import { serverError } from "../diagnostic/target.ts";
import { content } from "../diff/content.ts";
import type { BindingStore } from "../live/binding-store.ts";
import { findFlowsByName, getEmailFlow, saveEmailFlow, setStatus } from "../live/flows.ts";
import type { FlowResult } from "../model/apply-result.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan } from "../model/plan.ts";
import { present } from "../util/invariant.ts";
import { bindingOf } from "./binding-of.ts";
import { peopleCameIn } from "./people-came-in.ts";
import { readBackDifferences } from "./read-back.ts";
import { unshownLosses } from "./unshown-losses.ts";
import { withReferences } from "./with-references.ts";

/** What applying one flow may use. */
export interface FlowWorld {
  readonly connection: Connection;
  readonly bindings: BindingStore;
  readonly hash: (text: string) => string;
  readonly commit: string;
  /** Ids of the flows that this run has created, by key. */
  readonly ids: ReadonlyMap<string, number>;
}

/** How far one flow got, and what the target holds now. */
export interface FlowState {
  readonly result: FlowResult;
  /** The flow as it was read back; undefined when it was not. */
  readonly saved: EmailFlow | undefined;
}

/** Applies one flow of a plan. Every write is sent once; success is what reading back shows. */
export async function applyFlow(flow: FlowPlan, world: FlowWorld): Promise<FlowState> {
  const current = await readAgain(flow, world);
  if ("problem" in current) return stop(flow, { outcome: "failed", saves: 0 }, current.problem);
  const lost = unshownLosses(flow, current.live);
  if (lost.length > 0)
    return stop(flow, { outcome: "failed", saves: 0 }, findings.unshownLoss(origin(flow), flow.name, lost));
  const newcomers = await peopleCameIn(flow, current.live, world.connection);
  if (newcomers !== undefined) return stop(flow, { outcome: "failed", saves: 0 }, newcomers);
  const written = flow.payload === null ? unsaved(flow, current.live) : await save(flow, flow.payload, world);
  if (written.saved === undefined || written.result.outcome !== "applied") return rememberCreated(flow, written, world);
  const { result, saved } = written;
  // A flow that is saved once more must not be running then.
  const state = flow.laterReferences.length > 0 ? written : await applyStatus(flow, { result, saved }, world);
  return remember(flow, state, world);
}

/** The flow as it is now, or why it is not as it was when the plan was made. */
async function readAgain(
  flow: FlowPlan,
  world: FlowWorld,
): Promise<{ readonly live: EmailFlow | undefined } | { readonly problem: Diagnostic }> {
  if (flow.emailFlowId === null) return stillAbsent(flow, world);
  const { value: live, diagnostics } = await getEmailFlow(world.connection, flow.emailFlowId);
  if (live === undefined) return { problem: present(diagnostics[0], "the reason of a failed read") };
  if (live === null) return { problem: findings.stalePlan(origin(flow), flow.name, "it was deleted.") };
  if (world.hash(content(live)) === flow.fingerprint) return { live };
  return { problem: findings.stalePlan(origin(flow), flow.name, `it was changed${by(live)}.`) };
}

/** A flow that is created must still have its name to itself. */
async function stillAbsent(
  flow: FlowPlan,
  world: FlowWorld,
): Promise<{ readonly live: undefined } | { readonly problem: Diagnostic }> {
  const { value: named, diagnostics } = await findFlowsByName(world.connection, flow.name);
  if (named === undefined) return { problem: present(diagnostics[0], "the reason of a failed read") };
  const [same] = named;
  if (same === undefined) return { live: undefined };
  return { problem: findings.stalePlan(origin(flow), flow.name, `flow ${same.emailFlowId} has this name by now.`) };
}

function by(live: EmailFlow): string {
  const who = live.UpdatedBy;
  return typeof who === "object" && who !== null && "FullName" in who && who.FullName !== ""
    ? ` by ${who.FullName}`
    : "";
}

const origin = ({ file }: FlowPlan) => ({ file, pointer: ["name"] });

/** Nothing of the content changes: the live flow is as good as saved. */
function unsaved(flow: FlowPlan, live: EmailFlow | undefined): FlowState {
  return { result: resultOf(flow, { outcome: "applied", saves: 0 }, []), saved: live };
}

/** Sets the status that the file manages; it has a call of its own (design §6, A6). */
export async function applyStatus(
  flow: FlowPlan,
  state: FlowState & { readonly saved: EmailFlow },
  world: FlowWorld,
): Promise<FlowState> {
  if (flow.setStatus === null) return state;
  const failed = await setStatus(world.connection, state.saved.EmailFlowId, flow.setStatus);
  if (failed === undefined) return { ...state, saved: { ...state.saved, Status: flow.setStatus } };
  const outcome = failed.sent ? "unknown" : "failed";
  return { ...state, result: { ...state.result, outcome, diagnostics: [failed.diagnostic] } };
}

/** The one save, and what reading back says of it. */
async function save(flow: FlowPlan, payload: EmailFlow, world: FlowWorld): Promise<FlowState> {
  return saveAndReadBack(flow, withReferences(payload, flow, world.ids), { ...world, saves: 0 });
}

/** Sends a carrier once and compares what the target then holds with what was sent. */
export async function saveAndReadBack(
  flow: FlowPlan,
  carrier: EmailFlow,
  world: FlowWorld & { readonly saves: number },
): Promise<FlowState> {
  const saves = world.saves + 1;
  const answer = await saveEmailFlow(world.connection, carrier);
  if ("refused" in answer)
    return stop(flow, { outcome: "failed", saves: world.saves }, refusalOf(flow, answer.refused.diagnostic));
  if ("open" in answer) {
    return stop(
      flow,
      { outcome: "unknown", saves },
      findings.outcomeUnknown(origin(flow), flow.name, answer.open.diagnostic.detail),
    );
  }
  const back = await getEmailFlow(world.connection, answer.emailFlowId);
  if (back.value === undefined || back.value === null) {
    const unread = findings.outcomeUnknown(origin(flow), flow.name, "it cannot be read back");
    const { result, saved } = stop(flow, { outcome: "unknown", saves }, unread);
    return { result: { ...result, emailFlowId: answer.emailFlowId }, saved };
  }
  const places = readBackDifferences(carrier, back.value);
  const diagnostics = places.length === 0 ? [] : [findings.readBackDiffers(origin(flow), flow.name, places)];
  const outcome = places.length === 0 ? "applied" : "failed";
  return {
    result: { ...resultOf(flow, { outcome, saves }, diagnostics), emailFlowId: answer.emailFlowId },
    saved: back.value,
  };
}

/** A refusal in the server's words; a missing sign-in or right, or a target out of reach, is what it is. */
function refusalOf(flow: FlowPlan, diagnostic: Diagnostic): Diagnostic {
  return diagnostic.code === serverError.code
    ? findings.saveRefused(origin(flow), flow.name, diagnostic.detail)
    : diagnostic;
}

/**
 * A flow that was created is there, whatever else is wrong: only its id is written down, so that no other one is made
 * of its key even when the target gave it another name.
 */
async function rememberCreated(flow: FlowPlan, state: FlowState, world: FlowWorld): Promise<FlowState> {
  const { emailFlowId } = state.result;
  if (flow.emailFlowId !== null || emailFlowId === null) return state;
  const problem = await world.bindings.write({
    key: flow.key,
    emailFlowId,
    ids: {},
    applied: "",
    commit: world.commit,
  });
  if (problem === undefined) return state;
  const diagnostics = [...state.result.diagnostics, findings.notBound(origin(flow), flow.name, problem.detail)];
  return { ...state, result: { ...state.result, diagnostics } };
}

/** Writes down which server ids belong to the file's ids, so that the next plan knows them. */
export async function remember(flow: FlowPlan, state: FlowState, world: FlowWorld): Promise<FlowState> {
  if (state.saved === undefined) return state;
  const problem = await world.bindings.write(
    bindingOf(flow, state.saved, { applied: world.hash(content(state.saved)).slice(0, 16), commit: world.commit }),
  );
  if (problem === undefined) return state;
  const diagnostic = findings.notBound(origin(flow), flow.name, problem.detail);
  return { ...state, result: { ...state.result, outcome: "failed", diagnostics: [diagnostic] } };
}

function resultOf(
  flow: FlowPlan,
  facts: Pick<FlowResult, "outcome" | "saves">,
  diagnostics: readonly Diagnostic[],
): FlowResult {
  return { key: flow.key, action: flow.action, emailFlowId: flow.emailFlowId, ...facts, diagnostics };
}

function stop(flow: FlowPlan, facts: Pick<FlowResult, "outcome" | "saves">, diagnostic: Diagnostic): FlowState {
  return { result: resultOf(flow, facts, [diagnostic]), saved: undefined };
}
