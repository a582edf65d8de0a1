import type { FlowPlan } from "../model/plan.ts";
import { dropBackup } from "./drop-backup.ts";
import { begin, type FlowState, type FlowWorld, type Goal, type Step } from "./flow-state.ts";
import { bind } from "./steps/bind.ts";
import { checkPeople } from "./steps/check-people.ts";
import { checkReferences } from "./steps/check-references.ts";
import { deleteFlow, end } from "./steps/end-and-delete.ts";
import { keepBackup } from "./steps/keep-backup.ts";
import { pause } from "./steps/pause.ts";
import { readAgain, readLast } from "./steps/read-again.ts";
import { clearIntent, recordIntent } from "./steps/record-intent.ts";
import { release } from "./steps/release.ts";
import { lookForTwin, save } from "./steps/save.ts";
import { setStatus } from "./steps/set-status.ts";

/**
 * The protocol of one flow. The intent stands from before the first write to after the last one, so that wherever
 * this breaks off, the next run can tell from intent and live flow what is left to do.
 */
const steps: readonly Step[] = [
  readAgain,
  checkReferences,
  keepBackup,
  recordIntent,
  pause,
  checkPeople,
  readLast,
  save,
  lookForTwin,
  setStatus,
  bind,
  clearIntent,
];

/** A flow that left git has no intent: looking at it tells how far it got, and each step can be done again. */
const releaseSteps: readonly Step[] = [readAgain, release];
const endSteps: readonly Step[] = [readAgain, keepBackup, checkPeople, end, deleteFlow, release];

const stepsByAction: Readonly<Record<FlowPlan["action"], readonly Step[]>> = {
  create: steps,
  update: steps,
  adopt: steps,
  release: releaseSteps,
  end: endSteps,
};

/** Applies one flow of a plan, step by step until one of them ends it. Every write is sent once. */
export async function applyFlow(flow: FlowPlan, goal: Goal, world: FlowWorld): Promise<FlowState> {
  let state = begin(flow, goal);
  for (const step of stepsByAction[flow.action]) {
    if (state.end !== undefined) break;
    state = await step(state, world);
  }
  dropBackup(state, world);
  return state;
}
