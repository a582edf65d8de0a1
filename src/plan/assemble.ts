import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { FlowPlan, Plan, PlanSummary } from "../model/plan.ts";
import { type NameOf, namesIn } from "./names.ts";
import { inOrderOfApplying } from "./order.ts";
import { planDigest } from "./plan-digest.ts";

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

/** Puts the plan together: flows in the order of applying, counts, and the digest. */
export function assemblePlan({ hash, nameOf, flows, ...parts }: PlanParts): Plan {
  const ordered = inOrderOfApplying(flows);
  const names = namesIn(ordered, nameOf);
  const plan = {
    format_version: "1.1",
    ...parts,
    flows: ordered,
    names,
    summary: summarise(ordered, parts.unchanged.length),
  } as const;
  return { ...plan, digest: planDigest(plan, hash) };
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
