import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { tenantBindings } from "../../src/live/tenant-bindings.ts";
import type { ApplyResult } from "../../src/model/apply-result.ts";
import type { Connection } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { applyPlan } from "../../src/pipeline/apply-plan.ts";
import { type PlanOptions, planProject } from "../../src/pipeline/plan-project.ts";
import type { Project, Run, Target } from "../../src/pipeline/project.ts";
import { settleLeftOver } from "../../src/pipeline/recover.ts";
import { tenantUrl } from "./network.ts";
import type { Trace } from "./trace.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What a run finds around it. */
export interface Surroundings {
  readonly clock: VirtualClock;
  readonly trace: Trace;
  readonly project: Project;
  readonly owner: string;
  readonly prune: PlanOptions["prune"];
  /** Keeps what the tenant is now, for a plan that is made when all is over. */
  readonly remember: () => Moment;
}

/** What the tenant was at some time. */
export interface Moment {
  /** The turn of the world that followed. */
  readonly turn: number;
  /** What a plan of the run's repository would have said; undefined when it would have been refused. */
  readonly plan: () => Promise<Plan | undefined>;
}

/** The turns of the world between which a plan was made. */
export interface Planning {
  readonly from: number;
  readonly to: number;
}

/** How far a run got; also that of one that is killed. */
export interface Progress {
  began: number;
  plan?: Plan | undefined;
  planned?: Planning;
  diagnostics?: readonly Diagnostic[];
  result?: ApplyResult;
  ended?: number;
  /** When it ended. */
  end?: Moment;
}

type Inside = Surroundings & { readonly connection: Connection };

/** Applies a saved plan; or plans, settles what was left open, plans again, and applies, as `flowform apply` does it. */
export async function follow(progress: Progress, inside: Inside, saved?: Plan): Promise<void> {
  const { project, clock, trace, prune } = inside;
  const target = targetOf(inside);
  const run = applyRun(inside);
  const makePlan = async () => {
    const from = trace.turn();
    const made = await planProject(project, target, { prune });
    progress.planned = { from, to: trace.turn() };
    return made;
  };
  const finish = () => {
    progress.ended = clock.now();
    progress.end = inside.remember();
  };
  progress.plan = saved;
  if (saved === undefined) {
    const first = await makePlan();
    progress.diagnostics = first.diagnostics;
    const open = first.value?.open ?? [];
    const next = first.value ?? { flows: [] };
    const settled = open.length === 0 ? undefined : await settleLeftOver({ project, target }, run, { next });
    const left = [...(settled?.diagnostics ?? []), ...(settled?.value ?? []).flatMap(({ diagnostics }) => diagnostics)];
    progress.diagnostics = left;
    if (left.some(({ severity }) => severity === "error")) return finish();
    const planned = settled === undefined ? first : await makePlan();
    progress.diagnostics = [...left, ...planned.diagnostics];
    progress.plan = planned.value;
  }
  if (progress.plan !== undefined) progress.result = await applyPlan(progress.plan, { project, target }, run);
  finish();
}

/** How long a write whose answer was lost may still arrive: longer than any delay of the network here. */
const settleTime = 300_000;

/** The tenant of a world, over a connection. */
export function targetOf({ project, clock, connection }: Pick<Inside, "project" | "clock" | "connection">): Target {
  return {
    name: "tenant",
    url: tenantUrl,
    connection,
    parallelism: 1,
    settleTime,
    now: () => new Date(clock.now()),
    bindings: tenantBindings(connection, project.name),
  };
}

function applyRun({ owner, clock }: Pick<Inside, "owner" | "clock">): Run {
  return {
    owner,
    clock,
    stopping: () => false,
    takeOver: false,
    backUp: () => undefined,
    dropBackup: () => {},
    onProgress: () => {},
    onSettled: () => {},
    onWait: () => {},
  };
}

/** All findings of an apply, in order. */
export function saidOf(result: ApplyResult | undefined): readonly Diagnostic[] {
  return [...(result?.diagnostics ?? []), ...(result?.flows ?? []).flatMap(({ diagnostics }) => diagnostics)];
}
