import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { cannotRemember } from "../diagnostic/doctor.ts";
import { success } from "../diagnostic/outcome.ts";
import { notJson, serverError } from "../diagnostic/target.ts";
import type { ApplyResult, FlowResult, Settlement } from "../model/apply-result.ts";
import type { Memory } from "../model/intent.ts";
import type { Plan } from "../model/plan.ts";
import { applyFlows, skipped } from "./apply-flows.ts";
import type { FlowWorld } from "./flow-state.ts";
import { type HeldLease, recallUnderLease, takeLease } from "./lease.ts";
import { nothingToDo } from "./nothing-to-do.ts";
import { type SettleWorld, settleIntent, unreadableSettlement } from "./settle-open.ts";
import { statusesSetBy } from "./statuses-set-by.ts";

/** The world of an apply. */
export interface ApplyWorld extends Omit<SettleWorld, "bindings" | "lease"> {
  /** A person says that whoever holds the lease is gone. */
  readonly takeOver: boolean;
  readonly backUp: FlowWorld["backUp"];
  readonly dropBackup: FlowWorld["dropBackup"];
  /** Called after each flow, in the order of the plan. */
  readonly onProgress: (result: FlowResult) => void;
  /** Called for each thing that was left open earlier. */
  readonly onSettled: (settlement: Settlement) => void;
}

/**
 * Does what the plan says, and nothing else. A plan that is applied already costs a few reads and no write. Otherwise:
 * take the lease, settle what was left open, then flow by flow, and give the lease back whatever happens.
 */
export async function apply(plan: Plan, world: ApplyWorld): Promise<ApplyResult> {
  if (plan.flows.length === 0) return result(plan, {});
  const { value: memory, diagnostics } = await world.store.recall();
  if (memory === undefined) return notBegun(plan, diagnostics);
  if (memory.intents.size + memory.unreadable.length === 0) {
    const flows = await nothingToDo(plan, {
      ...world,
      bindings: memory.bindings,
      others: new Map(),
      noted: new Set(),
      commit: plan.commit,
      plan,
    });
    for (const flow of flows ?? []) world.onProgress(flow);
    if (flows !== undefined) return result(plan, { flows });
  }
  const problem = await world.store.ready();
  if (problem !== undefined) return unready(plan, problem);
  const lease = await takeLease(world, world.takeOver);
  if (lease.value === undefined) return notBegun(plan, lease.diagnostics);
  try {
    return await applyUnderLease(plan, world, { lease: lease.value, warnings: lease.diagnostics });
  } finally {
    await lease.value.release();
  }
}

interface Held {
  readonly lease: HeldLease;
  readonly warnings: readonly Diagnostic[];
}

async function applyUnderLease(plan: Plan, world: ApplyWorld, { lease, warnings }: Held): Promise<ApplyResult> {
  const { value: memory, diagnostics } = await recallUnderLease(world);
  if (memory === undefined) return notBegun(plan, [...warnings, ...diagnostics]);
  const settled = await settleAll(memory, { ...world, lease, setsStatus: statusesSetBy(plan) });
  const open = settled.filter(({ outcome }) => outcome === "open");
  const keys = new Set(plan.flows.map(({ key }) => key));
  const said = [...warnings, ...open.flatMap((settlement) => settlement.diagnostics)];
  if (open.some(({ key }) => keys.has(key))) return { ...notBegun(plan, said), settled };
  const now = settled.length === 0 ? memory : (await world.store.recall()).value;
  const { bindings, intents } = now ?? memory;
  const takesOver = plan.flows.some(({ action }) => action === "adopt");
  const others = takesOver ? await world.store.readOthers() : success(new Map<number, string>());
  if (others.value === undefined) return { ...notBegun(plan, [...said, ...others.diagnostics]), settled };
  const known = { bindings, others: others.value, noted: new Set(intents.keys()) };
  const flowWorld: FlowWorld = { ...world, ...known, commit: plan.commit, plan };
  const { flows, diagnostics: found } = await applyFlows(plan, { ...world, ...flowWorld, lease });
  return result(plan, { flows, settled, diagnostics: [...said, ...found] });
}

/** Settles everything that is open, one after the other. */
export async function settleAll(
  memory: Memory,
  world: Omit<ApplyWorld, "takeOver" | "onProgress" | "backUp" | "dropBackup"> & Pick<SettleWorld, "lease">,
) {
  const settled: Settlement[] = [];
  for (const intent of memory.intents.values()) {
    const settlement = await settleIntent(intent, { ...world, bindings: memory.bindings });
    world.onSettled(settlement);
    settled.push(settlement);
  }
  for (const key of memory.unreadable) {
    const settlement = unreadableSettlement(key);
    world.onSettled(settlement);
    settled.push(settlement);
  }
  return settled;
}

function result(plan: Plan, parts: Partial<Pick<ApplyResult, "flows" | "settled" | "diagnostics">>): ApplyResult {
  const { project, target, digest } = plan;
  return { format_version: "1.0", project, target, digest, settled: [], flows: [], diagnostics: [], ...parts };
}

/** A flow that could not be remembered would be made a second time under its next name: it is not saved at all. */
function unready(plan: Plan, problem: Diagnostic): ApplyResult {
  const diagnostic = [serverError.code, notJson.code].includes(problem.code)
    ? cannotRemember(undefined, problem.detail)
    : problem;
  const [first, ...rest] = plan.flows.map(skipped);
  const failed = first === undefined ? [] : [{ ...first, outcome: "failed" as const, diagnostics: [diagnostic] }];
  return result(plan, { flows: [...failed, ...rest] });
}

function notBegun(plan: Plan, diagnostics: readonly Diagnostic[]): ApplyResult {
  return result(plan, { flows: plan.flows.map(skipped), diagnostics });
}
