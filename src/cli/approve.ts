import type { Outcome } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { notConfirmed, otherTarget } from "../diagnostic/plan.ts";
import { cameBack, otherDigest } from "../diagnostic/way-back.ts";
import type { Plan } from "../model/plan.ts";
import type { Run } from "../pipeline/project.ts";
import { settleLeftOver } from "../pipeline/recover.ts";
import { returnedFlows } from "../pipeline/returned-flows.ts";
import { planText } from "../report/plan-text.ts";
import type { Palettes } from "./command.ts";
import type { Io } from "./io.ts";
import type { OpenProject } from "./open-project.ts";
import type { OpenTarget } from "./open-target.ts";

/** What the command line says about approval. */
export interface Approval {
  /** A plan that was made, and looked at, earlier. */
  readonly saved: Plan | undefined;
  readonly flags: {
    readonly "auto-approve": boolean;
    readonly format: string | undefined;
    readonly digest: string | undefined;
  };
  readonly palettes: Palettes;
  /** The run that writes; begun only when there is something to write. */
  readonly run: () => Run;
  readonly makePlan: () => Promise<Outcome<Plan>>;
}

/** The plan that may be applied: a saved one for this very target, or a new one that somebody said yes to. */
export async function approve(
  { saved, flags, palettes, run, makePlan }: Approval,
  opened: OpenProject & OpenTarget,
  io: Io,
): Promise<Outcome<Plan>> {
  if (saved !== undefined) return asApproved(await stillRight(saved, opened), flags);
  const planned = await planSettled({ run, makePlan }, opened);
  const plan = planned.value;
  if (plan === undefined) return planned;
  // With --format json standard output belongs to the result alone.
  if (flags.format === "json") io.err(planText(plan, palettes.err));
  else io.out(planText(plan, palettes.out));
  // Who names the digest has seen the plan.
  if (flags.digest !== undefined) return asApproved(planned, flags);
  if (plan.flows.length === 0 || flags["auto-approve"]) return success(plan);
  return askFor(plan, io);
}

/** A plan that speaks of a settled target: what an earlier apply has left open is settled before. */
async function planSettled(
  { run, makePlan }: Pick<Approval, "run" | "makePlan">,
  opened: OpenProject & OpenTarget,
): Promise<Outcome<Plan>> {
  const first = await makePlan();
  if (first.value === undefined || first.value.open.length === 0) return first;
  const settled = await settleLeftOver(opened, run(), { next: first.value });
  if (settled.value === undefined) return failure(...settled.diagnostics);
  const { flows, unchanged, heldBack } = first.value;
  const keys = new Set([...flows.map(({ key }) => key), ...unchanged, ...heldBack]);
  const left = settled.value.flatMap(({ key, diagnostics }) => (keys.has(key) ? diagnostics : []));
  return left.length > 0 ? failure(...left) : makePlan();
}

/** The plan, unless it is another one than the digest speaks of. */
function asApproved(planned: Outcome<Plan>, { digest }: Pick<Approval["flags"], "digest">): Outcome<Plan> {
  const plan = planned.value;
  if (plan === undefined || digest === undefined || digest === plan.digest) return planned;
  return failure(otherDigest(undefined, visible(digest), plan.digest));
}

/** A saved plan, unless it was made for another target, or deletes what has come back to git. */
async function stillRight(plan: Plan, { project, target }: OpenProject & OpenTarget): Promise<Outcome<Plan>> {
  const planned = describeTarget(plan.project, plan);
  const given = describeTarget(project.name, { target: target.name, url: target.url });
  if (planned !== given) return failure(otherTarget(undefined, planned, given));
  const returned = await returnedFlows(plan, project);
  if (returned.value === undefined) return failure(...returned.diagnostics);
  const [first] = returned.value;
  return first === undefined ? success(plan) : failure(cameBack(undefined, first.key, first.name));
}

/** A project and a target of it in words. */
export function describeTarget(project: string, { target, url }: Pick<Plan, "target" | "url">): string {
  return `project ${visible(project)} on ${visible(target)}${url === "" ? "" : ` (${visible(url)})`}`;
}

async function askFor(plan: Plan, io: Io): Promise<Outcome<Plan>> {
  if (!io.terminal.input || !io.terminal.err)
    return failure(notConfirmed(undefined, "Nobody can be asked, because this is no terminal."));
  const answer = await io.ask(`Type yes to apply this to ${visible(plan.target)}: `);
  if (answer.trim() === "yes") return success(plan);
  return failure(notConfirmed(undefined, "The answer was not yes."));
}
