import { lastEdit } from "../diff/last-edit.ts";
import { movedSince } from "../diff/moved-since.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan } from "../model/plan.ts";
import type { FlowWorld } from "./flow-state.ts";

/** Why a plan does not fit its live flow any more: what has moved, and who saved it last. */
export function whyStale(
  flow: FlowPlan,
  live: EmailFlow | undefined,
  { hash, bindings }: Pick<FlowWorld, "hash" | "bindings">,
): string {
  if (live === undefined) return "it was deleted.";
  if (flow.emailFlowId === null) return `flow ${live.EmailFlowId} has its key by now.`;
  const { by, at } = lastEdit(live);
  const who = by === "" ? "" : ` by ${by}${at === "" ? "" : ` at ${at}`}`;
  const ids = bindings.get(flow.key)?.ids ?? {};
  const moved = flow.seen === null ? [] : movedSince(flow.seen, live, { ids, hash });
  return `it was changed${who}: ${moved.length === 0 ? "something that Flowform does not know" : moved.join(", ")}.`;
}
