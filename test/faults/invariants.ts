import { expect } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { present } from "../../src/util/invariant.ts";
import { notesBefore } from "./notes.ts";
import { purposeOf, type Run, token } from "./run.ts";
import {
  contentOf,
  duplicates,
  editedBetween,
  flowIn,
  isRunning,
  isWithin,
  keyOf,
  looksForNames,
  lostIds,
  noteFor,
  pausedByAnotherRun,
  plannedFor,
  reads,
  savesAmong,
  savesOf,
  statusOf,
  textOf,
} from "./served.ts";
import { isSaidToHaveMoved, isTouched, touchedSince } from "./touched.ts";
import type { Served } from "./trace.ts";
import { bystander, type World } from "./world.ts";

/** A run, and everything around it that a promise may speak of. */
export interface Facts {
  readonly world: World;
  readonly run: Run;
  /** What the tenant held before the run, or after what others did last meanwhile. */
  readonly before: readonly EmailFlow[];
  readonly after: readonly EmailFlow[];
  /** Every flow that the tenant held before the run, or after what others did. */
  readonly known: readonly EmailFlow[];
  /** Whether others did something. */
  readonly interfered: boolean;
  /** What the server did for this run, in order. */
  readonly own: readonly Served[];
}

/** One promise: throws when the run has broken it. */
type Invariant = (facts: Facts) => void | Promise<void>;

/** Findings that tell a person of two live flows where one should be. */
export const conflicts = ["FF602", "FF608", "FF711"];

/** Findings that say that a flow is left paused, or that nobody knows. */
const saysPaused = ["FF712", "FF722"];

/** Longer than any run takes here: one note that is waited for, and every request answered at the last moment. */
const longestRun = 20 * 60_000;

/** What must hold after every run, whatever went wrong (reliability-and-review.md A2.3). */
export const invariants: Readonly<Record<string, Invariant>> = {
  "I1: one live flow per name, or both are named": ({ after, run }) => {
    if (!run.codes.some((code) => conflicts.includes(code))) expect(duplicates(after)).toEqual([]);
  },

  "I2: a note stands before a save or a pause leaves": ({ world, own, run }) => {
    const pauses = (sent: Served) =>
      statusOf(sent)?.Status === "Paused" && plannedFor(sent, { run, world })?.setStatus !== "Paused";
    for (const sent of own.filter((each) => purposeOf(each.request) === "SaveEmailFlow" || pauses(each)))
      expect(noteFor(world, sent), purposeOf(sent.request)).toBeDefined();
  },

  "I3: a save follows directly on a reading that shows what was planned for": ({ world, own, run }) => {
    for (const sent of savesOf(own)) {
      const id = flowIn(sent).EmailFlowId;
      const earlier = own.filter(({ done }) => done < sent.left);
      const readings = earlier.filter((each) => (id > 0 ? reads(each, id) : looksForNames(each)));
      const last = present(readings.at(-1), "a reading before a save");
      const between = earlier.filter(({ done, request }) => done > last.done && !isRead(request));
      expect(between.map(({ request }) => purposeOf(request))).toEqual([]);
      // The last one: a reading whose answer is lost is asked for again, and shows the plan nothing.
      const planned = readings.findLast((each) => isWithin(each, run.planned));
      if (id > 0 && planned !== undefined && editedBetween(world, planned, last))
        expect(contentOf(last)).toEqual(contentOf(planned));
    }
  },

  "I4: what is said to be done is done, and what is said to be nothing was nothing": async ({
    world,
    run,
    own,
    known,
  }) => {
    const outcomes = run.result?.flows.map(({ outcome }) => outcome) ?? [];
    if (run.result !== undefined && outcomes.every((outcome) => outcome === "alreadyApplied"))
      expect(savesOf(own)).toEqual([]);
    if (!saysDone(run) || run.end === undefined || run.quiet) return;
    const touched = touchedSince(world, run, known);
    const then = await run.end.plan();
    if (then === undefined && touched.length > 0) return;
    const left = then?.flows.filter((flow) => !isTouched(flow, touched) && !isSaidToHaveMoved(flow, run));
    expect(left?.map(({ key, action, changes }) => [key, action, changes])).toEqual([]);
  },

  "I6: what is sent is what was planned": ({ world, own, run }) => {
    for (const sent of savesOf(own)) {
      const flow = plannedFor(sent, { run, world });
      if (flow === undefined || flow.references.length + flow.laterReferences.length > 0) continue;
      expect(JSON.parse(sent.request.body)).toEqual(flow.payload);
    }
  },

  "I7: a flow that is not in the plan is left alone": ({ before, after }) => {
    expect(textOf(after, bystander)).toBe(textOf(before, bystander));
    expect(textOf(after, bystander)).not.toBe("[]");
  },

  "I8: nothing is started by the way": ({ world, own, run }) => {
    for (const sent of own.filter((each) => statusOf(each)?.Status === "Running")) {
      const wanted = plannedFor(sent, { run, world })?.setStatus === "Running";
      const note = noteFor(world, sent);
      // Who paused it for a save wrote down that it ran; a pause that was wanted is not taken back.
      expect([wanted, note?.pauses === true && note.afterwards !== "Paused"]).toContain(true);
    }
  },

  "I8: what runs ran before, or was started": ({ world, before, after }) => {
    const ran = [...before.filter(isRunning), ...world.trace.served.map(statusOf).filter(isRunning)];
    const ids = ran.map((flow) => flow?.EmailFlowId);
    expect(after.filter((flow) => isRunning(flow) && !ids.includes(flow.EmailFlowId))).toEqual([]);
  },

  "I9: a flow that is left paused is written down, and said": ({ world, before, after, own, run, interfered }) => {
    const ran = before.filter(isRunning).map(({ EmailFlowId }) => EmailFlowId);
    for (const flow of after.filter(({ Status, EmailFlowId }) => Status === "Paused" && ran.includes(EmailFlowId))) {
      const paused = own.filter((each) => statusOf(each)?.EmailFlowId === flow.EmailFlowId).at(-1);
      if ((interfered && paused === undefined) || pausedByAnotherRun(world, flow, paused)) continue;
      if (run.plan?.flows.some(({ name, setStatus }) => name === flow.Name && setStatus === "Paused")) continue;
      const note = notesBefore(world.trace.served, Infinity).get(keyOf(flow.Name));
      expect(note, flow.Name).toMatchObject({ pauses: true });
      if (!run.killed)
        expect(
          run.codes.filter((code) => saysPaused.includes(code)),
          flow.Name,
        ).not.toEqual([]);
      expect(saysDone(run), flow.Name).toBe(false);
    }
  },

  "I10: one save per flow, and none without a plan": ({ world, run }) => {
    const saved = savesAmong(run).map(({ Name }) => Name);
    const counts = saved.map((name) => saved.filter((other) => other === name).length);
    expect(Math.max(0, ...counts)).toBeLessThanOrEqual(world.scenario.circular === true ? 2 : 1);
    if (run.plan === undefined) expect(saved).toEqual([]);
  },

  "I11: every id goes back, or the plan said that it goes": ({ own, run }) => {
    for (const sent of savesOf(own)) {
      const flow = flowIn(sent);
      const last = own.filter((each) => each.done < sent.left && reads(each, flow.EmailFlowId)).at(-1);
      if (last !== undefined) expect(lostIds(JSON.parse(last.answer.body), flow, run)).toEqual([]);
    }
  },

  "I12: the token is told to nobody": ({ run }) => {
    expect(JSON.stringify([run.plan, run.result, run.diagnostics])).not.toContain(token);
  },

  "I14: every run ends in time": ({ run }) => {
    expect(run.took).toBeLessThanOrEqual(longestRun);
  },
};

/** Whether the run says that all is well. */
export function saysDone(run: Run): boolean {
  return run.result?.flows.every(({ outcome }) => outcome === "applied" || outcome === "alreadyApplied") ?? false;
}
