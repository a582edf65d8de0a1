import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { FlowPlan, Plan, PlanSummary } from "../model/plan.ts";
import { canonicalJson } from "../util/json.ts";
import { type NameOf, namesIn } from "./names.ts";
import { inOrder } from "./order.ts";

/** What a plan is made of. */
export interface PlanParts
  extends Pick<
    Plan,
    "flowform" | "project" | "target" | "url" | "commit" | "unchanged" | "released" | "heldBack" | "open"
  > {
  readonly flows: readonly FlowPlan[];
  readonly warnings: readonly Diagnostic[];
  readonly hash: (text: string) => string;
  readonly nameOf: NameOf;
}

/** Puts the plan together: flows in the order of applying, counts, and a digest over everything. */
export function assemblePlan({ hash, nameOf, flows, ...parts }: PlanParts): Plan {
  const isPruned = ({ action }: FlowPlan) => action === "release" || action === "end";
  // What refers to a flow that goes is saved before.
  const ordered = [...inOrder(flows.filter((flow) => !isPruned(flow))), ...flows.filter(isPruned)];
  const names = namesIn(ordered, nameOf);
  const plan = {
    format_version: "1.0",
    ...parts,
    flows: ordered,
    names,
    summary: summarise(ordered, parts.unchanged.length),
  } as const;
  return { ...plan, digest: digestOf(plan, hash) };
}

/**
 * The digest of a plan: two plans have the same one exactly when they would do the same to the same people. The times
 * at which those were counted and at which a flow was saved last are left out.
 */
export function digestOf(plan: Omit<Plan, "digest">, hash: (text: string) => string): string {
  const flows = plan.flows.map(({ people, edited, ...flow }) => ({
    ...flow,
    people: people && { ...people, readAt: "" },
    edited: edited && { ...edited, at: "" },
  }));
  return hash(canonicalJson({ ...plan, flows })).slice(0, 16);
}

function summarise(flows: readonly FlowPlan[], unchanged: number): PlanSummary {
  const count = (action: FlowPlan["action"]) => flows.filter((flow) => flow.action === action).length;
  return {
    create: count("create"),
    update: count("update"),
    adopt: count("adopt"),
    release: count("release"),
    end: count("end"),
    unchanged,
  };
}
