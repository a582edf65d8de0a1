import { type ApplyWorld, settleAll } from "../apply/apply.ts";
import { isHeld, recallUnderLease, takeLease } from "../apply/lease.ts";
import { judgeIntent } from "../apply/settle-open.ts";
import { statusesSetBy } from "../apply/statuses-set-by.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import type { Settlement } from "../model/apply-result.ts";
import type { LeftOver, Memory, OpenIntent } from "../model/intent.ts";
import type { Plan } from "../model/plan.ts";
import { type Workplace, worldOf } from "./apply-plan.ts";
import type { Run } from "./project.ts";

/** Looks at what earlier runs have left; only reads. */
export async function showLeftOver(workplace: Workplace, run: Run): Promise<Outcome<LeftOver>> {
  const memory = await workplace.target.bindings.recall();
  if (memory.value === undefined) return memory;
  const { intents, unreadable, bindings, lease } = memory.value;
  const world = { ...worldOf(workplace, run), bindings };
  const open: OpenIntent[] = [];
  for (const intent of intents.values()) open.push({ intent, verdict: await judgeIntent(intent, world) });
  return success({ open, unreadable, lease, held: isHeld(lease, run.clock.now()) });
}

/** What to settle, and of which flow a person has said that it shall be taken as it is: its intent is dropped unseen. */
export interface SettleChoice {
  /** Left out: everything. */
  readonly keys?: readonly string[];
  readonly forget?: string | undefined;
  /** The plan that is to be applied next, as far as it is known. */
  readonly next?: Pick<Plan, "flows">;
}

/**
 * Settles what earlier runs have left, under the lease. With nothing to settle, the lease of somebody who is gone is
 * taken over all the same, and given back.
 */
export async function settleLeftOver(
  workplace: Workplace,
  run: Run,
  { keys, forget, next = { flows: [] } }: SettleChoice = {},
): Promise<Outcome<readonly Settlement[]>> {
  const world = { ...worldOf(workplace, run), setsStatus: statusesSetBy(next) };
  const before = await world.store.recall();
  if (before.value === undefined) return before;
  const { intents, unreadable, lease: holder } = before.value;
  const frees = run.takeOver && holder !== undefined;
  if (intents.size + unreadable.length === 0 && !frees) return success([]);
  const lease = await takeLease(world, run.takeOver);
  if (lease.value === undefined) return failure(...lease.diagnostics);
  try {
    const memory = await recallUnderLease(world);
    if (memory.value === undefined) return memory;
    const { value } = memory;
    const forgotten = forget === undefined ? [] : await forgetIntent(forget, value, world);
    const isMeant = (key: string) => key !== forget && (keys?.includes(key) ?? true);
    const others = new Map([...value.intents].filter(([key]) => isMeant(key)));
    const settled = await settleAll(
      { ...value, intents: others, unreadable: value.unreadable.filter(isMeant) },
      { ...world, lease: lease.value },
    );
    return { value: [...forgotten, ...settled], diagnostics: lease.diagnostics };
  } finally {
    await lease.value.release();
  }
}

async function forgetIntent(key: string, { intents, unreadable }: Memory, { store, onSettled }: ApplyWorld) {
  const intent = intents.get(key);
  if (intent === undefined && !unreadable.includes(key)) return [];
  const problem = await store.clearIntent(key);
  const settlement: Settlement = {
    key,
    outcome: problem === undefined ? "forgotten" : "open",
    emailFlowId: intent?.emailFlowId || null,
    resumed: false,
    diagnostics: problem === undefined ? [] : [problem],
  };
  onSettled(settlement);
  return [settlement];
}
