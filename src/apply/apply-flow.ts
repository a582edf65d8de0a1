import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/plan.ts";
import { content } from "../diff/content.ts";
import type { BindingStore } from "../live/binding-store.ts";
import { getEmailFlow, listFlows, saveEmailFlow, setStatus } from "../live/flows.ts";
import type { FlowResult } from "../model/apply-result.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan } from "../model/plan.ts";
import { bindingOf } from "./binding-of.ts";
import { readBackDifferences } from "./read-back.ts";
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
  const stale = await staleness(flow, world);
  if (stale !== undefined) return stop(flow, { outcome: "failed", saves: 0 }, stale);
  const written = flow.payload === null ? await untouched(flow, world) : await save(flow, flow.payload, world);
  if (written.saved === undefined || written.result.outcome !== "applied") return written;
  const started =
    flow.setStatus === null ? undefined : await setStatus(world.connection, written.saved.EmailFlowId, flow.setStatus);
  if (started !== undefined) {
    const outcome = started.sent ? "unknown" : "failed";
    return { ...written, result: { ...written.result, outcome, diagnostics: [started.diagnostic] } };
  }
  const saved = flow.setStatus === null ? written.saved : { ...written.saved, Status: flow.setStatus };
  return remember(flow, { ...written, saved }, world);
}

/** Why the flow is not as it was when the plan was made; undefined when it is. */
async function staleness(flow: FlowPlan, world: FlowWorld): Promise<Diagnostic | undefined> {
  if (flow.emailFlowId === null) return existsByNow(flow, world);
  const live = await getEmailFlow(world.connection, flow.emailFlowId);
  if (live.value === undefined) return live.diagnostics[0];
  if (live.value === null) return findings.stalePlan(origin(flow), flow.name, "it was deleted.");
  if (world.hash(content(live.value)) === flow.fingerprint) return undefined;
  return findings.stalePlan(origin(flow), flow.name, `it was changed${by(live.value)}.`);
}

/** A flow of that name that was not there when the plan was made. */
async function existsByNow(flow: FlowPlan, world: FlowWorld): Promise<Diagnostic | undefined> {
  const listed = await listFlows(world.connection);
  if (listed.value === undefined) return listed.diagnostics[0];
  const same = listed.value.find(({ name }) => name === flow.name);
  return same === undefined
    ? undefined
    : findings.stalePlan(origin(flow), flow.name, `flow ${same.emailFlowId} has this name by now.`);
}

function by(live: EmailFlow): string {
  const who = live.UpdatedBy;
  return typeof who === "object" && who !== null && "FullName" in who && who.FullName !== ""
    ? ` by ${who.FullName}`
    : "";
}

const origin = ({ file }: FlowPlan) => ({ file, pointer: ["name"] });

async function untouched(flow: FlowPlan, world: FlowWorld): Promise<FlowState> {
  const live = await getEmailFlow(world.connection, flow.emailFlowId ?? 0);
  const saved = live.value ?? undefined;
  return {
    result: resultOf(flow, { outcome: saved === undefined ? "failed" : "applied", saves: 0 }, live.diagnostics),
    saved,
  };
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
  if ("refused" in answer) {
    return stop(
      flow,
      { outcome: "failed", saves },
      findings.saveRefused(origin(flow), flow.name, answer.refused.diagnostic.detail),
    );
  }
  if ("open" in answer) {
    return stop(
      flow,
      { outcome: "unknown", saves },
      findings.outcomeUnknown(origin(flow), flow.name, answer.open.diagnostic.detail),
    );
  }
  const back = await getEmailFlow(world.connection, answer.emailFlowId);
  if (back.value === undefined || back.value === null) {
    return stop(
      flow,
      { outcome: "unknown", saves },
      findings.outcomeUnknown(origin(flow), flow.name, "it cannot be read back"),
    );
  }
  const places = readBackDifferences(carrier, back.value);
  const diagnostics = places.length === 0 ? [] : [findings.readBackDiffers(origin(flow), flow.name, places)];
  const outcome = places.length === 0 ? "applied" : "failed";
  return {
    result: { ...resultOf(flow, { outcome, saves }, diagnostics), emailFlowId: answer.emailFlowId },
    saved: back.value,
  };
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
