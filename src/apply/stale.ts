import { baseOf } from "../diff/base.ts";
import { appliedMark } from "../diff/content.ts";
import { lastEdit } from "../diff/last-edit.ts";
import { movedSince } from "../diff/moved-since.ts";
import { isPausedBy } from "../diff/own-writes.ts";
import type { Base, Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Intent } from "../model/intent.ts";
import type { FlowPlan } from "../model/plan.ts";
import { isAsPlanned } from "./is-wanted.ts";

/** What the reasons come from beside the plan and the live flow. */
export interface StaleWorld {
  readonly hash: (text: string) => string;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** What an earlier apply left in the middle; left out where all of it is settled. */
  readonly intents?: ReadonlyMap<string, Intent>;
}

/** Why a plan does not fit its live flow any more: what has moved, and who saved it last. */
export function whyStale(flow: FlowPlan, live: EmailFlow | undefined, world: StaleWorld): string {
  if (live === undefined) return "it was deleted.";
  if (flow.emailFlowId === null) return `flow ${live.EmailFlowId} has its key by now.`;
  const status = flow.status === null || flow.status === live.Status ? "" : statusText(flow, live, world);
  const as = { ...live, Status: flow.status ?? live.Status };
  if (status !== "" && isAsPlanned(flow, as, { hash: world.hash, paused: false })) return `it was changed: ${status}.`;
  const ids = world.bindings.get(flow.key)?.ids ?? {};
  const seen = flow.seen === null ? baseOf(live, world.hash) : { ...flow.seen, status: live.Status };
  const what = movedText(seen, live, { ids, hash: world.hash });
  return `it was changed${savedBy(live)}: ${what}${status === "" ? "" : `; and ${status}`}.`;
}

/** What of a live flow is not as it was seen, in words. */
export function movedText(seen: Base, live: EmailFlow, names: Parameters<typeof movedSince>[2]): string {
  return movedSince(seen, live, names).join(", ") || "something that Flowform does not know";
}

/** A status has no signature: who saved the flow last need not have to do with it. */
function statusText(flow: FlowPlan, live: EmailFlow, world: StaleWorld): string {
  return `its status (${flow.status?.toLowerCase()} -> ${live.Status.toLowerCase()}); ${whoSetIt(flow, live, world)}`;
}

function whoSetIt({ key, serial }: FlowPlan, live: EmailFlow, { intents, bindings, hash }: StaleWorld): string {
  const intent = intents?.get(key);
  if (intent !== undefined && isPausedBy(intent, live)) return "it was paused by an apply that broke off";
  const binding = bindings.get(key);
  const isLeftSo = (binding?.serial ?? 0) > serial && binding?.applied === appliedMark(live, hash);
  return isLeftSo ? "an apply has left it so since" : "SuperOffice does not say who did that";
}

function savedBy(live: EmailFlow): string {
  const { by, at } = lastEdit(live);
  return by === "" ? "" : ` by ${by}${at === "" ? "" : ` at ${at}`}`;
}
