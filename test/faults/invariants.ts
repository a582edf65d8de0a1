import { expect } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { identityOf, nodesOf } from "../../src/model/node.ts";
import type { Plan } from "../../src/model/plan.ts";
import { purposeOf, type Run, type World } from "./world.ts";

/** What the tenant held before a run, as far as promises speak of it. */
export interface Before {
  readonly flows: readonly EmailFlow[];
  /** What it held at first, when runs that broke off have been since: they may have left a running flow paused. */
  readonly origin?: readonly EmailFlow[];
  /** What would have been done if nothing went wrong; undefined where a plan is refused. */
  readonly plan?: Plan | undefined;
}

export async function look(world: World): Promise<Before> {
  return { flows: await world.flows() };
}

const bystander = "Fault bystander";
const writesOf = (run: Run) => run.network.arrivals.filter(({ request }) => !isRead(request));
const savesOf = (run: Run) => writesOf(run).filter(({ request }) => purposeOf(request) === "SaveEmailFlow");

/** Findings that tell a person of two live flows where one should be (reliability-and-review.md A2.3, I1). */
const conflicts = ["FF602", "FF608", "FF715"];

/** Findings after which a person must look: of two flows, or of an edit in the middle of an apply. */
const needsPerson = [...conflicts, "FF718"];

/** What must hold after every run, whatever went wrong (reliability-and-review.md A2.3). */
export async function checkRun(world: World, before: Before, run: Run, outside?: Before): Promise<void> {
  const after = await world.flows();
  const told = run.codes.some((code) => conflicts.includes(code));
  if (!told) expect(duplicates(after), "I1: one live flow per name").toEqual([]);
  const { flows } = outside ?? before;
  expect(textOf(after, bystander), "I7: a flow that is not in the plan").toEqual(textOf(flows, bystander));
  const ran = [...flows, ...(before.origin ?? [])].filter(isRunning).map(({ EmailFlowId }) => EmailFlowId);
  const started = after.filter(isRunning).filter(({ EmailFlowId }) => !ran.includes(EmailFlowId));
  if (outside === undefined)
    expect(
      started.map(({ Name }) => Name),
      "I8: nothing is started by the way",
    ).toEqual([]);
  const saved = savesOf(run).map(({ request }) => JSON.parse(request.body) as EmailFlow);
  const most = world.scenario.circular === true ? 2 : 1;
  const counts = saved.map(({ Name }) => saved.filter((other) => other.Name === Name).length);
  expect(Math.max(0, ...counts), "I10: one save per flow").toBeLessThanOrEqual(most);
  for (const flow of saved) checkIds(before, flow, run);
  if (saysDone(run) && outside === undefined) await checkDone(world);
}

/** Whether the run says that all is well. */
export function saysDone(run: Run): boolean {
  return run.result?.flows.every(({ outcome }) => outcome === "applied") ?? false;
}

const isRunning = ({ Status }: EmailFlow) => Status === "Running";

function duplicates(flows: readonly EmailFlow[]): readonly string[] {
  const names = flows.map(({ Name }) => Name);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function textOf(flows: readonly EmailFlow[], name: string): string {
  return JSON.stringify(flows.filter(({ Name }) => Name === name));
}

/** I11: every live step goes back with its id, or the plan said that it goes. */
function checkIds(before: Before, sent: EmailFlow, run: Run): void {
  const live = before.flows.find(({ EmailFlowId }) => EmailFlowId === sent.EmailFlowId);
  if (live === undefined) return;
  const plan = run.plan ?? before.plan;
  if (plan === undefined) return;
  const removed = plan.flows.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.action === "remove" ? [change.node.serverId] : [])),
  );
  const ids = new Set(nodesOf(sent).map(identityOf));
  const lost = nodesOf(live).filter((node) => !ids.has(identityOf(node)) && !removed.includes(node.serverId));
  expect(lost.map(identityOf), "I11: every id goes back").toEqual([]);
}

/** I4: who says that it is done has done it: looking again, there is nothing left to do. */
async function checkDone(world: World): Promise<void> {
  const again = await world.planQuietly();
  expect(
    again?.flows.map(({ key, changes }) => [key, changes]),
    "I4: what is said to be done is done",
  ).toEqual([]);
}

function isRefused({ scenario }: World, { plan, codes }: Run): boolean {
  return plan === undefined && (scenario.refused ?? []).some((code) => codes.includes(code));
}

/** I5: once nothing goes wrong any more, two runs are enough, and the one after them writes nothing. */
export async function checkRecovery(world: World, { conflict }: { readonly conflict: boolean }): Promise<void> {
  const codes: string[][] = [];
  for (let attempt = 0; ; attempt++) {
    world.clock.pass(3_600_000);
    const run = await world.run();
    codes.push([...run.codes]);
    const written = writesOf(run).map(({ request }) => purposeOf(request));
    if (written.length === 0 && (run.plan?.flows.length === 0 || isRefused(world, run))) return;
    if (attempt < 2) continue;
    if (conflict && run.codes.some((code) => needsPerson.includes(code))) return;
    expect(run.plan?.flows, `I5: an empty plan; ${JSON.stringify(codes)}`).toEqual([]);
    expect(written, "I5: and nothing written").toEqual([]);
    return;
  }
}
