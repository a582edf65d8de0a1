import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { emptinessUnknown } from "../diagnostic/people.ts";
import { findFlowsByName, getEmailFlow } from "../live/flows.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Connection } from "../model/http.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import { appliedSince } from "./applied-since.ts";
import type { FlowWorld } from "./flow-state.ts";
import { goalOf } from "./goal.ts";
import { goneReference } from "./gone-reference.ts";
import { isAsPlanned, isWanted } from "./is-wanted.ts";
import { whyNotOurs } from "./not-ours.ts";
import { whoCameIn } from "./people-came-in.ts";
import { type StaleWorld, whyStale } from "./stale.ts";

type LookWorld = Pick<FlowWorld, "connection" | "bindings" | "hash"> & Pick<StaleWorld, "intents">;

/** Why each flow of a plan would be refused now, in sentences; empty when the plan still fits. Only reads. */
export async function lookAtPlan(plan: Plan, world: LookWorld): Promise<Outcome<readonly string[]>> {
  const ids = new Map([...world.bindings].map(([key, { emailFlowId }]) => [key, emailFlowId]));
  const moved: string[] = [];
  for (const flow of plan.flows) {
    const { value, diagnostics } = await lookAtFlow(flow, ids, world);
    if (value === undefined) return failure(...diagnostics);
    if (value !== "") moved.push(`"${flow.name}": ${value}`);
  }
  return success(moved);
}

/** Empty when the flow is as the plan saw it, or as the plan wants it. */
async function lookAtFlow(
  flow: FlowPlan,
  ids: ReadonlyMap<string, number>,
  world: LookWorld,
): Promise<Outcome<string>> {
  const { connection, hash } = world;
  const removes = flow.action === "end" || flow.action === "release";
  const id = flow.emailFlowId ?? ids.get(flow.key);
  const read = id === undefined ? success(null) : await getEmailFlow(connection, id);
  if (read.value === undefined) return failure(...read.diagnostics);
  const live = read.value;
  const notOurs = whyNotOurs(flow, live !== null, world);
  if (notOurs !== undefined) return success(notOurs);
  if (live === null) {
    if (flow.emailFlowId !== null) return success(removes ? "" : whyStale(flow, undefined, world));
    const named = await nameIsFree(flow, world);
    return named.value === "" ? goneReference(flow, undefined, connection) : named;
  }
  const isSame = flow.emailFlowId !== null && isAsPlanned(flow, live, { hash, paused: false });
  const since = appliedSince(flow, world.bindings);
  if (isSame && since === undefined) return aroundFlow(flow, live, connection);
  if (isWanted({ flow, goal: goalOf(flow, ids) }, live, hash)) return success("");
  return success(isSame && since !== undefined ? since : whyStale(flow, live, world));
}

const unsure = "The plan may still be right.";

/** What stands against a plan whose flow is as it saw it: the flows to which it is to refer, and who is inside. */
async function aroundFlow(flow: FlowPlan, live: EmailFlow, connection: Connection): Promise<Outcome<string>> {
  const gone = await goneReference(flow, live, connection);
  if (gone.value !== "") return gone;
  const came = await whoCameIn(flow, live, connection);
  if (came === undefined) return success("");
  return "newcomers" in came
    ? success(came.newcomers)
    : failure(emptinessUnknown(undefined, flow.name, came.why, unsure));
}

async function nameIsFree({ name }: FlowPlan, { connection }: LookWorld): Promise<Outcome<string>> {
  const named = await findFlowsByName(connection, name);
  if (named.value === undefined) return failure(...named.diagnostics);
  const [same] = named.value;
  return success(same === undefined ? "" : `flow ${same.emailFlowId} has this name by now.`);
}
