import { leftPaused, severalCandidates, tooEarly, unreadableOpen, unsettled } from "../diagnostic/apply.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { savedBinding } from "../diff/own-writes.ts";
import type { Settlement } from "../model/apply-result.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Intent, OpenIntent, Verdict } from "../model/intent.ts";
import { timeText } from "../util/time-text.ts";
import { nextSerial } from "./binding-of.ts";
import { changeStatus } from "./change-status.ts";
import type { FlowWorld } from "./flow-state.ts";
import type { HeldLease } from "./lease.ts";
import { look } from "./look.ts";
import { settle } from "./settle.ts";

/** What settling needs beside the world of a flow. */
export interface SettleWorld extends Omit<FlowWorld, "commit" | "plan" | "others" | "noted" | "backUp" | "dropBackup"> {
  /** How long a write whose answer was lost may still arrive, in milliseconds. */
  readonly settleTime: number;
  /** Whether the plan that is applied next does nothing but set the status of the flow of that key. */
  readonly setsStatus?: (key: string) => boolean;
  /** Whether somebody wants us to end. */
  readonly stopping: () => boolean;
  /** Called when there is something to wait for. */
  readonly onWait: (key: string, until: string) => void;
  /** Kept while we wait, which may take longer than it lasts: whoever finds it over begins to write. */
  readonly lease: Pick<HeldLease, "renew">;
}

/** What an intent has come to, as far as can be told now; only reads. */
export async function judgeIntent(
  intent: Intent,
  world: Pick<SettleWorld, "connection" | "bindings" | "clock" | "hash" | "settleTime">,
): Promise<OpenIntent["verdict"]> {
  const sight = await look(intent, world);
  if (sight.value === undefined) return { kind: "unseen", diagnostics: sight.diagnostics };
  const { clock, settleTime, hash, bindings } = world;
  return settle(intent, sight.value, { now: clock.now(), settleTime, hash, binding: bindings.get(intent.key) });
}

/** How often "nothing is there" must be seen before it counts (reliability-and-review.md A3). */
const looksForAbsence = 3;
const lookInterval = 1000;

/** Settles one intent: waits until it can be told, finishes what can be finished, and crosses it out. */
export async function settleIntent(intent: Intent, world: SettleWorld): Promise<Settlement> {
  let absences = 0;
  for (;;) {
    const verdict = await judgeIntent(intent, world);
    const problem =
      verdict.kind === "tooEarly" ? await waitFor(intent, verdict.until, world) : await world.lease.renew();
    if (problem !== undefined) return open(intent, problem);
    if (verdict.kind === "tooEarly") continue;
    const absent = verdict.kind === "notDone" && verdict.flow === undefined;
    if (!absent || ++absences >= looksForAbsence) return carryOut(intent, verdict, world);
    await world.clock.sleep(lookInterval);
  }
}

/** Waits in short pieces, so that a wish to end is heard and the lease kept; says why it cannot wait to the end. */
async function waitFor({ key }: Intent, until: number, { clock, stopping, lease, onWait }: SettleWorld) {
  onWait(key, timeText(until));
  while (clock.now() < until && !stopping()) {
    await clock.sleep(Math.min(1000, until - clock.now()));
    const problem = await lease.renew();
    if (problem !== undefined) return problem;
  }
  return stopping() ? tooEarly(undefined, key, timeText(until)) : undefined;
}

type Told = Exclude<OpenIntent["verdict"], { kind: "tooEarly" }>;

async function carryOut(intent: Intent, verdict: Told, world: SettleWorld): Promise<Settlement> {
  const { key } = intent;
  if (verdict.kind === "unseen") return open(intent, ...verdict.diagnostics);
  if (verdict.kind === "several") return open(intent, severalCandidates(undefined, intent.name, verdict.ids));
  if (verdict.kind === "conflict") return open(intent, unsettled(undefined, key, verdict.why));
  if (verdict.kind === "done" && verdict.unended) return leaveUnended(intent, verdict.flow, world);
  const id = verdict.flow?.EmailFlowId ?? null;
  const problem = (await resume(intent, verdict, world)) ?? (await remember(intent, verdict, world));
  if (problem !== undefined) return { ...open(intent, problem), emailFlowId: id };
  const uncleared = await world.store.clearIntent(key);
  if (uncleared !== undefined) return { ...open(intent, uncleared), emailFlowId: id };
  return { key, outcome: verdict.kind, emailFlowId: id, resumed: verdict.resume, diagnostics: [] };
}

/** The note stands until a plan has set the status: without it, nobody would know that people wait because of us. */
function leaveUnended(intent: Intent, { EmailFlowId }: EmailFlow, { setsStatus }: SettleWorld): Settlement {
  const { key } = intent;
  if (setsStatus?.(key)) return { key, outcome: "done", emailFlowId: EmailFlowId, resumed: false, diagnostics: [] };
  const why = `flow ${EmailFlowId} was saved, is paused by us, and was to be ended. People wait in it until an apply ends or starts it: write status: stopped or running in its file, and plan again.`;
  return open(intent, unsettled(undefined, key, why));
}

type Decided = Extract<Verdict, { kind: "done" | "notDone" }>;

async function resume(intent: Intent, { resume: wanted, flow }: Decided, world: SettleWorld) {
  if (!wanted || flow === undefined) return undefined;
  const change = await changeStatus(world, flow.EmailFlowId, "Running");
  if (change.live !== undefined) return undefined;
  const why = "refused" in change ? change.refused : change.open;
  return leftPaused(undefined, intent.name, why.replace(/\.$/, ""));
}

/** A flow that was saved is as we left it, and the note says which of its new steps has which id. */
async function remember(intent: Intent, { kind, flow, resume: resumed }: Decided, world: SettleWorld) {
  if (kind !== "done") return undefined;
  const { store, bindings, hash } = world;
  const before = bindings.get(intent.key);
  const saved = savedBinding(intent, resumed ? { ...flow, Status: "Running" as const } : flow, before, hash);
  return saved === before ? undefined : store.write({ ...saved, serial: nextSerial(before) });
}

function open({ key, emailFlowId }: Intent, ...diagnostics: readonly Diagnostic[]): Settlement {
  return { key, outcome: "open", emailFlowId: emailFlowId || null, resumed: false, diagnostics };
}

/** What cannot be read stays open until a person has looked. */
export function unreadableSettlement(key: string): Settlement {
  return { key, outcome: "open", emailFlowId: null, resumed: false, diagnostics: [unreadableOpen(undefined, key)] };
}
