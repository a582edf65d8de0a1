import { contentMark, shapeMark } from "../diff/content.ts";
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
    return {
      kind: "conflict",
      why: `flow ${live.EmailFlowId} (${live.Status.toLowerCase()}) is neither what it was nor what was to be saved.`,
    };
  if (isOurPause(intent, live) && intent.afterwards === "Stopped")
    return { kind: "done", flow: live, resume: false, unended: true };
  const resume = isOurPause(intent, live) && intent.afterwards === "Running";
  return resume && isOld(intent, facts) ? pausedTooLong(live) : { kind: "done", flow: live, resume };
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
