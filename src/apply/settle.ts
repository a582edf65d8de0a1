import { appliedMark, contentMark, shapeMark } from "../diff/content.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Intent, Verdict } from "../model/intent.ts";

/** What a successful look at the target shows of an intent's flow. */
export interface Sight {
  /** The flow that is updated, or every live flow that a create may have made; empty when there is none. */
  readonly flows: readonly EmailFlow[];
}

export interface SettleFacts {
  readonly now: number;
  /** How long after the intent a write whose answer was lost may still arrive, in milliseconds. */
  readonly settleTime: number;
  readonly hash: (text: string) => string;
  /** What is remembered of the flow; left out where no other apply can have come to its end since the intent. */
  readonly binding?: Binding | undefined;
}

/** Nobody is surprised by mail from a flow that starts again within a day; later, a person has to say so. */
const longestPause = 24 * 60 * 60 * 1000;

/** Decides what an intent has come to; looks at nothing but what it is given. */
export function settle(intent: Intent, sight: Sight, facts: SettleFacts): Verdict {
  return intent.kind === "create" ? settleCreate(intent, sight, facts) : settleUpdate(intent, sight, facts);
}

function settleCreate(intent: Intent, { flows }: Sight, facts: SettleFacts): Verdict {
  const made = flows.filter((flow) => shapeMark(flow, facts.hash) === intent.wanted);
  const [only] = made;
  if (made.length > 1) return { kind: "several", ids: made.map(({ EmailFlowId }) => EmailFlowId) };
  if (only !== undefined) return { kind: "done", flow: only, resume: false };
  const ids = flows.map(({ EmailFlowId }) => EmailFlowId);
  const left = flows.find((flow) => isLeftByAnother(flow, facts));
  if (left !== undefined) return overtaken(intent, left, facts);
  if (ids.length > 0)
    return {
      kind: "conflict",
      why: `it was being created, and flow ${ids.join(", ")} has its name but another content.`,
    };
  return notDone(intent, undefined, facts);
}

function settleUpdate(intent: Intent, { flows: [live] }: Sight, facts: SettleFacts): Verdict {
  if (live === undefined) return { kind: "notDone", flow: undefined, resume: false };
  if (contentMark(live, facts.hash) === intent.before) return notDone(intent, live, facts);
  if (shapeMark(live, facts.hash) !== intent.wanted)
    return isLeftByAnother(live, facts) ? overtaken(intent, live, facts) : somethingElse(live);
  if (isOurPause(intent, live) && intent.afterwards === "Stopped")
    return { kind: "done", flow: live, resume: false, unended: true };
  const resume = isOurPause(intent, live) && intent.afterwards === "Running";
  return resume && isOld(intent, facts) ? pausedTooLong(live) : { kind: "done", flow: live, resume };
}

const somethingElse = ({ EmailFlowId, Status }: EmailFlow): Verdict => ({
  kind: "conflict",
  why: `flow ${EmailFlowId} (${Status.toLowerCase()}) is neither what it was nor what was to be saved.`,
});

/** Whether a flow is, with its status, as another apply left it that came to its end: the note of this one is late. */
function isLeftByAnother(live: EmailFlow, { binding, hash }: SettleFacts): boolean {
  return binding?.emailFlowId === live.EmailFlowId && binding.applied === appliedMark(live, hash);
}

/**
 * The write of a note may arrive when another apply has long done everything. Nothing of ours is in the flow then, nor
 * did we pause it.
 */
function overtaken({ time }: Intent, flow: EmailFlow, { now, settleTime }: SettleFacts): Verdict {
  const until = time + settleTime;
  return now < until ? { kind: "tooEarly", until } : { kind: "notDone", flow, resume: false };
}

function notDone(intent: Intent, live: EmailFlow | undefined, facts: SettleFacts): Verdict {
  const until = intent.time + facts.settleTime;
  if (facts.now < until) return { kind: "tooEarly", until };
  const resume = live !== undefined && isOurPause(intent, live);
  return resume && isOld(intent, facts) ? pausedTooLong(live) : { kind: "notDone", flow: live, resume };
}

/** A pause for the save alone: one that the plan wanted anyway is not ours to take back. */
const isOurPause = ({ pauses, afterwards }: Intent, live: EmailFlow) =>
  pauses && afterwards !== "Paused" && live.Status === "Paused";
const isOld = ({ time }: Intent, { now }: SettleFacts) => now - time > longestPause;

function pausedTooLong({ EmailFlowId }: EmailFlow): Verdict {
  const why = `flow ${EmailFlowId} was paused for a save more than a day ago and is paused still; start it in SuperOffice if it shall run.`;
  return { kind: "conflict", why };
}
