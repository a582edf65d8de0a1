import { leaseHeld, leaseTaken, leaseUnreadable } from "../diagnostic/apply.ts";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { type Lease, type Memory, type Unreadable, unreadable } from "../model/intent.ts";
import { timeText } from "../util/time-text.ts";
import type { FlowWorld } from "./flow-state.ts";

/** How long a lease is good, in milliseconds: longer than any one flow takes, so that renewing between flows is enough. */
export const leaseTime = 10 * 60 * 1000;
/** A lease that was seen to be ours so recently is not looked at again. */
const trust = 15 * 1000;

/** A lease that we hold. */
export interface HeldLease {
  /** Between two flows: looks whether it is still ours and renews it in time; else says who has it. */
  readonly renew: () => Promise<Diagnostic | undefined>;
  /** Gives it back, unless somebody else has it by now. */
  readonly release: () => Promise<void>;
}

type LeaseWorld = Pick<FlowWorld, "store" | "clock" | "owner">;

/**
 * How long to wait, at most, between writing the lease and looking whether it is still ours, in milliseconds: longer
 * than anybody takes from seeing it free to writing it.
 */
const longestPause = 1000;

/**
 * Takes the lease of the project on this target. The key store knows no "only if nobody else has": the lease is seen
 * free, written, and looked at again after a pause, so that of several that saw it free only the last one has it
 * (Fischer's algorithm; L. Lamport, "A fast mutual exclusion algorithm", 1987). Whoever writes later than the pause
 * is met by `recallUnderLease` and, in the end, by the fingerprint.
 */
export async function takeLease(
  world: LeaseWorld & { readonly settleTime: number },
  takeOver: boolean,
): Promise<Outcome<HeldLease>> {
  const { store, owner, clock, settleTime } = world;
  const { value: held, diagnostics } = await store.readLease();
  if (diagnostics.length > 0) return failure(...diagnostics);
  const others = isOurs(held, owner) ? undefined : held;
  const over = !isHeld(others, clock.now());
  if (others !== undefined && !over && !takeOver) return failure(refusal(others));
  const problem = await write(world);
  if (problem !== undefined) return failure(problem);
  await clock.sleep(Math.min(longestPause, settleTime));
  const warnings = others === undefined ? [] : [taken(others, over)];
  return { value: keep(world), diagnostics: warnings };
}

/** Whether a lease keeps others away; one that cannot be read may be anybody's, and does. */
export function isHeld(lease: Memory["lease"], now: number): boolean {
  return lease !== undefined && (lease === unreadable || lease.until > now);
}

const isOurs = (lease: Memory["lease"], owner: string) =>
  lease !== undefined && lease !== unreadable && lease.owner === owner;

function taken(lease: Lease | Unreadable, over: boolean): Diagnostic {
  if (lease === unreadable)
    return leaseTaken(undefined, "Somebody whose name cannot be read", "and you said that it is gone");
  const why = over ? `until ${timeText(lease.until)}, and did not give it back` : "and you said that it is gone";
  return leaseTaken(undefined, lease.owner, why);
}

/** All that is remembered, read when the lease was just taken: whoever held it until now may have written since. */
export async function recallUnderLease({
  store,
  owner,
}: Pick<LeaseWorld, "store" | "owner">): Promise<Outcome<Memory>> {
  const memory = await store.recall();
  if (memory.value === undefined || isOurs(memory.value.lease, owner)) return memory;
  return failure(refusal(memory.value.lease));
}

function refusal(lease: Memory["lease"]): Diagnostic {
  if (lease === unreadable) return leaseUnreadable(undefined);
  return lease === undefined
    ? leaseHeld(undefined, "somebody else", "an unknown time")
    : leaseHeld(undefined, lease.owner, timeText(lease.until));
}

const write = ({ store, clock, owner }: LeaseWorld) => store.writeLease({ owner, until: clock.now() + leaseTime });

/** Why the lease is not ours, or cannot be read; undefined when it is ours. */
async function notOurs({ store, owner }: LeaseWorld): Promise<Diagnostic | undefined> {
  const { value: lease, diagnostics } = await store.readLease();
  if (diagnostics[0] !== undefined) return diagnostics[0];
  return isOurs(lease, owner) ? undefined : refusal(lease);
}

function keep(world: LeaseWorld): HeldLease {
  const { store, clock } = world;
  let seen = clock.now();
  let written = seen;
  return {
    async renew() {
      if (clock.now() - seen < trust) return undefined;
      const problem = await notOurs(world);
      if (problem !== undefined) return problem;
      seen = clock.now();
      if (seen - written < leaseTime / 5) return undefined;
      written = seen;
      return write(world);
    },
    async release() {
      if ((await notOurs(world)) === undefined) await store.writeLease(undefined);
    },
  };
}
