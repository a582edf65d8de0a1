import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { uncountedEnding } from "../diagnostic/people.ts";
import { listedButGone, sharedFlow } from "../diagnostic/plan.ts";
import { editedSince, everyFileGone, managedElsewhere } from "../diagnostic/way-back.ts";
import { baseOf } from "../diff/base.ts";
import { content } from "../diff/content.ts";
import { isAsLeft } from "../diff/is-as-left.ts";
import { lastEdit } from "../diff/last-edit.ts";
import { withOwnWrites } from "../diff/own-writes.ts";
import { getEmailFlow } from "../live/flows.ts";
import { readParticipants } from "../live/participants.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { otherKeyOf } from "../model/other-key-of.ts";
import type { FlowPlan } from "../model/plan.ts";
import { cancelledBy } from "../plan/people/policies.ts";
import { judgeReferences } from "./judge-references.ts";
import type { LiveFlows } from "./live-flows.ts";
import type { Project, Target } from "./project.ts";

interface PruneWorld {
  readonly project: Pick<Project, "hash" | "flows">;
  readonly target: Target;
  readonly live: LiveFlows;
  readonly prune: "release" | "end";
  /** Whether the project has flow files at all. */
  readonly hasFiles: boolean;
  /** What the same plan does to flows that have files. */
  readonly compared: readonly FlowPlan[];
}

/** What is done with the flows that left git: one part of a plan for each, or why that may not be. */
export async function pruneFlows(world: PruneWorld): Promise<Outcome<readonly FlowPlan[]>> {
  const { project, target, live, prune, hasFiles } = world;
  if (live.released.length === 0) return success([]);
  // A wrong folder, or a checkout without it, looks as if all flows had left git.
  if (prune === "end" && !hasFiles) return failure(everyFileGone(undefined, project.flows, live.released));
  const others = await target.bindings.readOthers();
  if (others.value === undefined) return others;
  const flows: FlowPlan[] = [];
  const problems: Diagnostic[] = [];
  for (const key of live.released) {
    const binding = live.bindings.get(key);
    if (binding === undefined) continue;
    const { value, diagnostics } = await pruneFlow(binding, others.value.get(binding.emailFlowId), world);
    problems.push(...diagnostics);
    if (value !== undefined) flows.push(value);
  }
  if (prune === "end") problems.push(...(await judgeReferences(flows, world)));
  return problems.length > 0 ? failure(...problems) : success(flows);
}

async function pruneFlow(
  binding: Binding,
  owner: string | undefined,
  { project, target, live: { intents, bindings }, prune }: PruneWorld,
): Promise<Outcome<FlowPlan>> {
  const { key, emailFlowId } = binding;
  const { value: live, diagnostics } = await getEmailFlow(target.connection, emailFlowId);
  if (live === undefined) return failure(...diagnostics);
  if (live === null) return failure(listedButGone(undefined, key, emailFlowId));
  const plan = planOf(binding, live, project);
  // Releasing takes nothing from anybody: the flow stays as it is.
  if (prune === "release") return success(plan);
  const other = otherKeyOf(bindings, key, emailFlowId);
  if (other !== undefined) return failure(sharedFlow(undefined, emailFlowId, [key, other]));
  if (owner !== undefined) return failure(managedElsewhere(undefined, live.Name, owner));
  if (!isAsLeft(live, withOwnWrites(binding, intents.get(key), live, project.hash), project.hash))
    return failure(editedSince(undefined, live.Name, saidBy(live)));
  return planEnd(plan, live, target);
}

function saidBy(live: EmailFlow): string {
  const { by, at } = lastEdit(live);
  return `${by === "" ? "" : `by ${by} `}${at === "" ? "" : `at ${at}`}`.trim();
}

/** The part of a plan for a flow that is only crossed out. */
function planOf({ key, serial = 0 }: Binding, live: EmailFlow, { hash }: PruneWorld["project"]): FlowPlan {
  return {
    key,
    name: live.Name,
    file: "",
    action: "release",
    emailFlowId: live.EmailFlowId,
    status: live.Status,
    fingerprint: hash(content(live)),
    serial,
    seen: baseOf(live, hash),
    people: null,
    edited: null,
    changes: [],
    mustBeEmpty: [],
    cancels: null,
    kept: [],
    unknown: [],
    payload: null,
    pause: false,
    references: [],
    laterReferences: [],
    setStatus: null,
    nodes: [],
  };
}

async function planEnd(plan: FlowPlan, live: EmailFlow, { connection, now }: Target): Promise<Outcome<FlowPlan>> {
  const readAt = now().toISOString();
  const people = { readAt, ...(await readParticipants(connection, live.EmailFlowId)) };
  const setStatus = live.Status === "Stopped" ? null : "Stopped";
  const cancels = cancelledBy({ live, people, setStatus });
  if (cancels === undefined)
    return failure(uncountedEnding(undefined, plan.name, people.total === null ? people.why : ""));
  return success({ ...plan, action: "end", people, setStatus, cancels });
}
