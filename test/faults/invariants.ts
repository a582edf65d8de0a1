import { expect } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { notesBefore } from "./notes.ts";
import { purposeOf, type Run, token } from "./run.ts";
import type { Served } from "./trace.ts";
import { bystander, type World } from "./world.ts";

/** What the tenant held before a run, as far as promises speak of it. */
export interface Before {
  readonly flows: readonly EmailFlow[];
}

export async function look(world: World): Promise<Before> {
  return { flows: await world.flows() };
}

/** A run, and everything around it that a promise may speak of. */
interface Facts {
  readonly world: World;
  readonly run: Run;
  /** What the tenant held before the run, or after what others did last meanwhile. */
  readonly before: Before;
  readonly after: readonly EmailFlow[];
  /** Whether others did something. */
  readonly interfered: boolean;
  /** What the server did for this run, in order. */
  readonly own: readonly Served[];
}

/** One promise: throws when the run has broken it. */
type Invariant = (facts: Facts) => void | Promise<void>;

/** Findings that tell a person of two live flows where one should be. */
const conflicts = ["FF602", "FF608", "FF711"];

/** Findings after which a person must look: of two flows, or of an edit in the middle of an apply. */
const needsPerson = [...conflicts, "FF718"];

/** Findings that say that a flow is left paused, or that nobody knows. */
const saysPaused = ["FF712", "FF722"];

/** Longer than any run takes here: one note that is waited for, and every request answered at the last moment. */
const longestRun = 20 * 60_000;

/** What must hold after every run, whatever went wrong (reliability-and-review.md A2.3). */
const invariants: Readonly<Record<string, Invariant>> = {
  "I1: one live flow per name, or both are named": ({ after, run }) => {
    if (!run.codes.some((code) => conflicts.includes(code))) expect(duplicates(after)).toEqual([]);
  },

  "I2: a note stands before a save or a pause leaves": ({ world, own, run }) => {
    const pauses = (sent: Served) =>
      statusOf(sent)?.Status === "Paused" && plannedFor(sent, { run, world })?.setStatus !== "Paused";
    for (const sent of own.filter((each) => purposeOf(each.request) === "SaveEmailFlow" || pauses(each)))
      expect(noteFor(world, sent), purposeOf(sent.request)).toBeDefined();
  },

  "I3: what was there at the last reading is what was planned for": ({ own, run, world }) => {
    for (const sent of savesOf(own)) {
      const id = flowIn(sent).EmailFlowId;
      const readings = own.filter(
        (each) => each.done < sent.left && each.done > (run.planned ?? Infinity) && reads(each, id),
      );
      const [planned, last] = [readings[0], readings.at(-1)];
      if (planned === undefined || last === undefined) continue;
      const edits = savesOf(world.trace.served).filter(
        (edit) => edit.by !== run.owner && flowIn(edit).EmailFlowId === id,
      );
      if (edits.some(({ done }) => done > planned.done && done < last.done))
        expect(contentOf(last)).toEqual(contentOf(planned));
    }
  },

  "I4: what is said to be done is done, and what is said to be nothing was nothing": async ({
    world,
    run,
    own,
    interfered,
  }) => {
    const outcomes = run.result?.flows.map(({ outcome }) => outcome) ?? [];
    if (run.result !== undefined && outcomes.every((outcome) => outcome === "alreadyApplied"))
      expect(savesOf(own)).toEqual([]);
    if (!saysDone(run) || interfered || run.network.connections() === 0) return;
    const again = await world.planQuietly();
    expect(again?.flows.map(({ key, changes }) => [key, changes])).toEqual([]);
  },

  "I6: what is sent is what was planned": ({ world, own, run }) => {
    for (const sent of savesOf(own)) {
      const flow = plannedFor(sent, { run, world });
      if (flow === undefined || flow.references.length + flow.laterReferences.length > 0) continue;
      expect(JSON.parse(sent.request.body)).toEqual(flow.payload);
    }
  },

  "I7: a flow that is not in the plan is left alone": ({ before, after }) => {
    expect(textOf(after, bystander)).toBe(textOf(before.flows, bystander));
    expect(textOf(after, bystander)).not.toBe("[]");
  },

  "I8: nothing is started by the way": ({ world, own, run }) => {
    for (const sent of own.filter((each) => statusOf(each)?.Status === "Running")) {
      const note = noteFor(world, sent);
      const resumes = note?.pauses === true && note.afterwards === "Running";
      expect([plannedFor(sent, { run, world })?.setStatus === "Running", resumes]).toContain(true);
    }
  },

  "I8: what runs ran before, or was started": ({ world, before, after }) => {
    const ran = [...before.flows.filter(isRunning), ...world.trace.served.map(statusOf).filter(isRunning)];
    const ids = ran.map((flow) => flow?.EmailFlowId);
    expect(after.filter((flow) => isRunning(flow) && !ids.includes(flow.EmailFlowId))).toEqual([]);
  },

  "I9: a flow that is left paused is written down, and said": ({ world, before, after, own, run, interfered }) => {
    const ran = before.flows.filter(isRunning).map(({ EmailFlowId }) => EmailFlowId);
    for (const flow of after.filter(({ Status, EmailFlowId }) => Status === "Paused" && ran.includes(EmailFlowId))) {
      const paused = own.filter((each) => statusOf(each)?.EmailFlowId === flow.EmailFlowId).at(-1);
      if (interfered && paused === undefined) continue;
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

/** Checks every promise after a run; `outside` is what the tenant held after others did something meanwhile. */
export async function checkRun(world: World, before: Before, run: Run, outside?: Before): Promise<void> {
  const own = world.trace.served.filter(({ by }) => by === run.owner);
  const after = await world.flows();
  const facts = { world, run, before: { ...before, ...outside }, after, interfered: outside !== undefined, own };
  for (const [name, holds] of Object.entries(invariants)) {
    try {
      await holds(facts);
    } catch (error) {
      throw new Error(`${name}: ${error}`, { cause: error });
    }
  }
}

/** Whether the run says that all is well. */
export function saysDone(run: Run): boolean {
  return run.result?.flows.every(({ outcome }) => outcome === "applied") ?? false;
}

const isRunning = (flow: Pick<EmailFlow, "Status"> | undefined) => flow?.Status === "Running";
const keyOf = (name: string) => name.replace("Fault ", "");
const flowIn = ({ request }: Served) => JSON.parse(request.body) as EmailFlow;

/** The saves that the server has carried out. */
export const savesOf = (served: readonly Served[]) =>
  served.filter(({ request, answer }) => purposeOf(request) === "SaveEmailFlow" && answer.status === 200);

const savesAmong = ({ network }: Run) =>
  network.arrivals
    .filter(({ request }) => purposeOf(request) === "SaveEmailFlow")
    .map(({ request }) => JSON.parse(request.body) as EmailFlow);

/** Whether this is a reading of that flow that shows it. */
export function reads({ request, answer }: Served, id: number): boolean {
  return request.path.endsWith(`/GetEmailFlow?emailFlowId=${id}`) && answer.status === 200 && answer.body !== "null";
}

function statusOf({ request }: Served): Pick<EmailFlow, "EmailFlowId" | "Status"> | undefined {
  return purposeOf(request) === "SetStatusOnWorkflow" ? JSON.parse(request.body) : undefined;
}

/** The part of the plan that a save or a status belongs to. */
function plannedFor(sent: Served, { run, world }: Pick<Facts, "run" | "world">): FlowPlan | undefined {
  const { EmailFlowId, Name } = JSON.parse(sent.request.body) as Partial<EmailFlow>;
  const made = savesOf(world.trace.served).map(({ answer }) => JSON.parse(answer.body) as EmailFlow);
  const name = Name ?? made.find((flow) => flow.EmailFlowId === EmailFlowId)?.Name;
  return run.plan?.flows.find((flow) => flow.name === name || flow.emailFlowId === EmailFlowId);
}

/** The note that stood when this left its sender. */
function noteFor({ trace }: World, sent: Served) {
  const { EmailFlowId, Name } = JSON.parse(sent.request.body) as Partial<EmailFlow>;
  const notes = [...notesBefore(trace.served, sent.left).values()];
  return notes.find((note) => note.name === Name || (note.emailFlowId > 0 && note.emailFlowId === EmailFlowId));
}

/** What a reading shows, without what changes although nobody edits. */
function contentOf({ answer }: Served): unknown {
  const { Status, UpdatedDate, UpdatedBy, ...content } = JSON.parse(answer.body) as EmailFlow;
  return content;
}

function duplicates(flows: readonly EmailFlow[]): readonly string[] {
  const names = flows.map(({ Name }) => Name);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function textOf(flows: readonly EmailFlow[], name: string): string {
  return JSON.stringify(flows.filter(({ Name }) => Name === name));
}

function lostIds(live: EmailFlow, sent: EmailFlow, { plan }: Run): readonly unknown[] {
  const removed = plan?.flows.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.action === "remove" ? [change.node.serverId] : [])),
  );
  const ids = new Set(nodesOf(sent).map(identityOf));
  return nodesOf(live).filter((node) => !ids.has(identityOf(node)) && removed?.includes(node.serverId) !== true);
}

function isRefused({ scenario }: World, { plan, codes }: Run): boolean {
  return plan === undefined && (scenario.refused ?? []).some((code) => codes.includes(code));
}

/** I5: once nothing goes wrong any more, two runs are enough, and the one after them writes nothing. */
export async function checkRecovery(world: World, { conflict }: { readonly conflict: boolean }): Promise<void> {
  const codes: string[][] = [];
  for (let attempt = 0; ; attempt++) {
    world.clock.pass(3_600_000);
    const before = await look(world);
    const run = await world.run();
    await checkRun(world, before, run);
    codes.push([...run.codes]);
    const written = run.network.arrivals
      .filter(({ request }) => !isRead(request))
      .map(({ request }) => purposeOf(request));
    if (written.length === 0 && (run.plan?.flows.length === 0 || isRefused(world, run))) return;
    if (attempt < 2) continue;
    if (conflict && run.codes.some((code) => needsPerson.includes(code))) return;
    expect(run.plan?.flows, `I5: an empty plan; ${JSON.stringify(codes)}`).toEqual([]);
    expect(written, "I5: and nothing written").toEqual([]);
    return;
  }
}
